import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { chartFiles, writeFiles } from '../fixtures/chart.ts';
import { helmVersion } from '../helm.ts';
import lint from './lint/executor.ts';
import packageChart from './package/executor.ts';
import readme from './readme/executor.ts';
import template from './template/executor.ts';
import runTests from './test/executor.ts';
import { tableEnd, tableStart } from '../values-table.ts';

const versions = { kubeVersion: '1.34.0', validateVersions: '1.34-1.34', namespace: 'default' };
const tools = { uv: ['uv'], kubernetesValidate: '1.37.0', kubeScore: '1.20.0', checkov: '3.3.30' };
// Helm is started some twenty times for a lint, on a machine that does other things too.
vi.setConfig({ testTimeout: 60_000 });
let printed: string[];

beforeEach(() => {
  printed = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text).trimEnd()) > 0);
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function workspace(more: Record<string, string> = {}): ExecutorContext {
  const files = { ...chartFiles, ...more };
  const root = writeFiles(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`helm/shop/${path}`, text])),
  );
  return {
    root,
    projectName: 'shop-chart',
    projectsConfigurations: { version: 2, projects: { 'shop-chart': { root: 'helm/shop' } } },
  } as unknown as ExecutorContext;
}

/** A PATH with nothing but these programs, each a shell script. */
function onlyPrograms(programs: Record<string, string>): string {
  const folder = writeFiles(
    Object.fromEntries(Object.entries(programs).map(([name, body]) => [name, `#!/bin/sh\n${body}\n`])),
  );
  for (const name of Object.keys(programs)) chmodSync(join(folder, name), 0o755);
  vi.stubEnv('PATH', folder);
  return folder;
}

describe('where helm is missing', () => {
  beforeEach(() => onlyPrograms({}));

  test('lint checks nothing, and says so', async () => {
    const options = { ...versions, ...tools };
    expect(await lint(options, workspace())).toEqual({ success: true });
    expect(printed).toEqual([
      expect.stringMatching(/^skipped: helm is not installed, so the chart shop was not checked/),
    ]);
  });

  test('render and package fail: others go on with their files', async () => {
    const options = { ...versions, output: 'dist/helm/shop', manifests: '' };
    expect(await template(options, workspace())).toEqual({ success: false });
    expect(await packageChart({ output: 'dist/helm' }, workspace())).toEqual({ success: false });
    expect(printed).toEqual([expect.stringMatching(/^HELM-MISSING/), expect.stringMatching(/^HELM-MISSING/)]);
  });

  test('vitest runs all the same, to count what it leaves out, and it is said', async () => {
    const body = `import { expect, test } from 'vitest';\ntest('t', () => expect(1).toBe(1));\n`;
    const context = workspace({ 'tests/c.test.ts': body });
    symlinkSync(join(import.meta.dirname, '../../../../node_modules'), join(context.root, 'node_modules'));
    expect(await runTests({}, context), printed.join()).toEqual({ success: true });
    expect(printed).toEqual([
      expect.stringMatching(/^skipped: helm is not installed, so the tests of the chart shop did not run/),
    ]);
  }, 60_000);
});

describe.skipIf(!helmVersion())('with helm', () => {
  const checkovFine = `echo '[{"file":"f","passed":9,"failed":[],"skipped":[],"unread":[]}]'`;
  const validates = (body: string, checkov = checkovFine) => {
    vi.stubEnv('CI', '');
    const folder = onlyPrograms({ uv: `case "$4" in checkov*) ${checkov};; *) ${body};; esac` });
    // helm itself, and a uv that answers as told; neither kube-score nor Go
    for (const name of ['helm']) symlinkSync(pathOf(name), join(folder, name));
  };
  const options = { ...versions, ...tools };

  test('lint runs each check on each values file, and says what it left out', async () => {
    validates('echo checked 6');
    expect(await lint(options, workspace())).toEqual({ success: true });
    expect(printed).toEqual([
      'helm lint --strict: ok (default, dev, prod)',
      'kubernetes-validate --strict: ok (default, dev, prod)',
      'Pod Security "restricted": ok (default, dev, prod)',
      'kube-score: left out, neither kube-score nor Go is installed: go install github.com/zegl/kube-score/cmd/kube-score@v1.20.0',
      'Checkov: ok (default, dev, prod)',
    ]);
  });

  test('lint names every finding', async () => {
    validates('echo "ERROR /tmp/x/prod-1.34.0.yaml failed: livenesProbe"; echo checked 6');
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  containers: [{ name: c, image: i }]\n';
    expect(await lint(options, workspace({ 'templates/pod.yaml': pod }))).toEqual({ success: false });
    expect(printed.join('\n')).toContain('ERROR prod failed: livenesProbe');
    expect(printed.join('\n')).toContain('dev: Pod p: runs as root');
  });

  test('without a version of kubernetes-validate that check is left out, and it is said', async () => {
    validates('exit 2');
    expect(
      await lint({ ...options, kubernetesValidate: '', kubeScore: '', checkov: '' }, workspace()),
    ).toEqual({ success: true });
    expect(printed[1]).toBe('kubernetes-validate --strict: left out, the option kubernetesValidate is empty');
    expect(printed[3]).toBe('kube-score: left out, the option kubeScore is empty');
    expect(printed[4]).toBe('Checkov: left out, the option checkov is empty');
  });

  test('a validator that could not run is a failure, not a pass', async () => {
    validates('echo "error: no network"; exit 2');
    expect(await lint(options, workspace())).toEqual({ success: false });
    expect(printed.at(-1)).toMatch(/^VALIDATE-NOT-RUN: kubernetes-validate did not run: error: no network/);
  });

  test.each([
    ['echo "error: no network"; exit 2', 'checkov did not run: error: no network'],
    ['echo "[]x"', 'checkov did not run'],
    [checkovFine.replace('9', '0'), 'checkov found nothing to check in f'],
    [checkovFine.replace('"unread":[]', '"unread":["f"]'), 'checkov could not read f'],
  ])('Checkov that checked nothing is a failure: %s', async (checkov, words) => {
    validates('echo checked 6', checkov);
    expect(await lint(options, workspace())).toEqual({ success: false });
    expect(printed.at(-1)).toContain(`CHECKOV-NOT-RUN: ${words}`);
  });

  test('in CI kube-score is not left out', async () => {
    validates('echo checked 6');
    vi.stubEnv('CI', 'true');
    expect(await lint(options, workspace())).toEqual({ success: false });
    expect(printed.at(-1)).toMatch(/^KUBE-SCORE-MISSING: [^]*next: {2}go install github.com\/zegl/);
  });

  test('render writes a file for each values file, and manifests where asked', async () => {
    const context = workspace();
    expect(await template({ ...versions, output: 'dist/helm/shop', manifests: 'k8s/shop' }, context)).toEqual(
      { success: true },
    );
    for (const name of ['default', 'dev', 'prod'])
      expect(existsSync(join(context.root, `dist/helm/shop/${name}.yaml`))).toBe(true);
    expect(printed[1]).toBe('k8s/shop: changed configmap.yaml, job.yaml, kustomization.yaml');
    await template({ ...versions, output: 'dist/helm/shop', manifests: 'k8s/shop' }, context);
    expect(printed[3]).toBe('k8s/shop: up to date');
  });

  test('package writes the archive that the target declares', async () => {
    const context = workspace();
    expect(await packageChart({ output: 'dist/helm' }, context)).toEqual({ success: true });
    expect(existsSync(join(context.root, 'dist/helm/shop-1.2.3.tgz'))).toBe(true);
  });

  test('a template that does not render shows helm’s words', async () => {
    const context = workspace({ 'values-prod.yaml': 'image:\n  tag: ""\n' });
    expect(await template({ ...versions, output: 'o', manifests: '' }, context)).toEqual({ success: false });
    expect(printed.join('\n')).toMatch(/^HELM-FAILED: .*no tag/s);
  });
});

test('tests without vitest: what to install', async () => {
  expect(await runTests({}, workspace())).toEqual({ success: false });
  expect(printed.join('\n')).toMatch(
    /^VITEST-MISSING: [^]*helm\/shop\/tests[^]*npm install --save-dev vitest/,
  );
});

test('readme writes the table', async () => {
  const context = workspace({ 'README.md': `${tableStart}\n${tableEnd}\n` });
  expect(await readme({}, context)).toEqual({ success: true });
  expect(readFileSync(join(context.root, 'helm/shop/README.md'), 'utf8')).toContain(
    '| `image.tag` | `""` | Its tag |',
  );
  await readme({}, context);
  expect(printed).toEqual(['helm/shop/README.md: changed', 'helm/shop/README.md: up to date']);
});

function pathOf(program: string): string {
  const folder = realPath.split(delimiter).find((one) => existsSync(join(one, program)));
  if (!folder) throw new Error(`${program} is not in PATH`);
  return join(folder, program);
}
const realPath = process.env['PATH'] ?? '';
