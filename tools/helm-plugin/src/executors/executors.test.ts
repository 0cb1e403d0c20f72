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

const versions = { kubeVersion: '1.34.0', namespace: 'default' };
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
    const options = { ...versions, uv: ['uv'], kubernetesValidate: '1.37.0' };
    expect(await lint(options, workspace())).toEqual({ success: true });
    expect(printed).toEqual([
      expect.stringMatching(/^skipped: helm is not installed, so the chart shop was not checked/),
    ]);
  });

  test('render and package fail: others go on with their files', async () => {
    const options = { ...versions, output: 'dist/helm/shop', manifests: '' };
    expect(await template(options, workspace())).toEqual({ success: false });
    expect(await packageChart({ output: 'dist/helm' }, workspace())).toEqual({ success: false });
    expect(printed).toEqual([expect.stringMatching(/^HELM_MISSING/), expect.stringMatching(/^HELM_MISSING/)]);
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
  const validates = (body: string) => {
    const folder = onlyPrograms({ uv: body });
    // helm itself, and a uv that answers as told; no kube-score
    for (const name of ['helm']) symlinkSync(pathOf(name), join(folder, name));
  };
  const options = { ...versions, uv: ['uv'], kubernetesValidate: '1.37.0' };

  test('lint runs each check on each values file, and says what it left out', async () => {
    validates('exit 0');
    expect(await lint(options, workspace())).toEqual({ success: true });
    expect(printed).toEqual([
      'helm lint --strict: ok (default, dev, prod)',
      'kubernetes-validate --strict: ok (default, dev, prod)',
      'Pod Security "restricted": ok (default, dev, prod)',
      expect.stringMatching(/^kube-score: left out/),
    ]);
  });

  test('lint names every finding', async () => {
    validates('echo "ERROR /tmp/x/prod.yaml failed: livenesProbe"; exit 1');
    const pod =
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  containers: [{ name: c, image: i }]\n';
    expect(await lint(options, workspace({ 'templates/pod.yaml': pod }))).toEqual({ success: false });
    expect(printed.join('\n')).toContain('ERROR /tmp/x/prod.yaml failed: livenesProbe');
    expect(printed.join('\n')).toContain('dev: Pod p: runs as root');
  });

  test('a validator that could not run is a failure, not a pass', async () => {
    validates('echo "error: no network"; exit 2');
    expect(await lint(options, workspace())).toEqual({ success: false });
    expect(printed.at(-1)).toMatch(/^VALIDATE_NOT_RUN: kubernetes-validate did not run: error: no network/);
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
    expect(printed.join('\n')).toMatch(/^HELM_FAILED: .*no tag/s);
  });
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
