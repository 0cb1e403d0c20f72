import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { chartFiles, writeFiles } from '../src/fixtures/chart.ts';
import { helmVersion } from '../src/helm.ts';
import { defaultOptions } from '../src/options.ts';
import { needed } from './manifest.ts';

const plugin = join(import.meta.dirname, '..');
const packages = join(plugin, '../../node_modules');
// The build target made it; `nx test` runs that first.
const built = join(plugin, '../../dist/tools/helm-plugin');
const readme = readFileSync(join(plugin, 'README.md'), 'utf8');
const sources = readdirSync(join(plugin, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('fixtures'))
  .map((file) => [file, readFileSync(join(plugin, 'src', file), 'utf8')] as const);

describe('the sources', () => {
  test('import nothing from outside of their folder but what the package declares', () => {
    const imported = new Set<string>();
    for (const [file, text] of sources) {
      for (const [, from = ''] of text.matchAll(/^(?:import|export|}).* from '([^']+)';$/gm)) {
        if (from.startsWith('node:')) continue;
        if (from.startsWith('.'))
          expect(join(plugin, 'src', dirname(file), from), file).toContain(`${plugin}/src/`);
        else imported.add(from);
      }
    }
    expect([...imported].sort()).toEqual(Object.values(needed).flat().sort());
  });
});

describe('README', () => {
  const rows = (heading: string) => {
    const section = readme.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
    return [...section.matchAll(/^\| `([\w-]+)` *\| (.+?) *\|/gm)].map(([, name, second]) => [name, second]);
  };
  const inBackticks = (value: unknown) =>
    value === '' ? 'none' : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;

  test('the table of options has each option with its default', () => {
    const code = readFileSync(join(plugin, 'src/options.ts'), 'utf8');
    const declared = /interface HelmPluginOptions {(.+?)\n}/s.exec(code)![1]!;
    const names = [...declared.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name]) => name!);
    const wanted = names.map((name) => [
      name,
      inBackticks({ ...defaultOptions, deploy: '' }[name as 'deploy'] ?? ''),
    ]);
    expect(rows('Options')).toEqual(wanted);
  });

  test('the table of targets has each target', () => {
    const code = readFileSync(join(plugin, 'src/targets.ts'), 'utf8');
    const names = [
      ...[...code.matchAll(/^ {4}'?([a-z-]+)'?: \{\n {6}executor/gm)].map(([, name]) => name),
      ...[...code.matchAll(/targets\['([a-z-]+)'\] =/g)].map(([, name]) => name),
    ];
    expect(
      rows('What a chart gets')
        .map(([name]) => name)
        .sort(),
    ).toEqual(names.sort());
  });
});

describe('the package', () => {
  test('npm packs what it needs, and nothing else', () => {
    const packed = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: built,
      encoding: 'utf8',
    });
    const [{ files }] = JSON.parse(packed.stdout) as [{ files: { path: string }[] }];
    const paths = files.map(({ path }) => path);
    for (const [file] of sources) {
      const base = `src/${file.replace(/\.ts$/, '')}`;
      expect(paths).toEqual(expect.arrayContaining([`${base}.js`, `${base}.d.ts`]));
    }
    expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'executors.json', 'package.json']));
    const odd = paths.filter(
      (path) =>
        !/^(LICENSE|README\.md|executors\.json|package\.json|src\/.+(\.js|\.d\.ts|\/schema\.json))$/.test(
          path,
        ),
    );
    expect(odd.concat(paths.filter((path) => /test\.(js|d\.ts)$|fixtures/.test(path)))).toEqual([]);
  });

  test('all that package.json and executors.json name is there', () => {
    const manifest = JSON.parse(readFileSync(join(built, 'package.json'), 'utf8'));
    const { executors } = JSON.parse(readFileSync(join(built, 'executors.json'), 'utf8'));
    const named = [
      manifest.types,
      ...Object.values(manifest.exports).flatMap((one) =>
        typeof one === 'string' ? one : Object.values(one as object),
      ),
      ...Object.values(executors).flatMap((one) => Object.values(one as object).slice(0, 2)),
    ];
    for (const file of named) expect(existsSync(join(built, file)), file).toBe(true);
    expect(manifest).not.toHaveProperty('private');
    expect(manifest).toMatchObject({
      license: 'MIT',
      dependencies: { yaml: expect.stringMatching(/^\^2\./) },
      peerDependencies: {
        '@nx/devkit': expect.stringMatching(/^\^23\./),
        vitest: expect.stringMatching(/^\^4\./),
      },
      peerDependenciesMeta: { vitest: { optional: true } },
    });
  });
});

describe('installed in another workspace, without a way to run TypeScript', () => {
  let root: string;
  const nx = (...args: string[]) => {
    const env = {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NX_'))),
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      NO_COLOR: '1',
    };
    const program = join(root, 'node_modules/nx/dist/bin/nx.js');
    const done = spawnSync(process.execPath, [program, ...args], { cwd: root, env, encoding: 'utf8' });
    return { code: done.status, words: done.stdout + done.stderr };
  };

  beforeAll(() => {
    const chart = Object.entries(chartFiles).map(([path, text]) => [`charts/shop/${path}`, text]);
    root = writeFiles({
      ...Object.fromEntries(chart),
      'apps/shop/project.json': '{"name": "shop"}',
      'package.json': '{"name": "other", "private": true}',
      'nx.json': JSON.stringify({
        analytics: false,
        neverConnectToCloud: true,
        plugins: [{ plugin: '@todo/helm-plugin', options: { imagePrefix: 'acme-', manifests: 'k8s' } }],
      }),
      'package-lock.json': JSON.stringify({
        lockfileVersion: 3,
        packages: { 'node_modules/@todo/helm-plugin': { version: '0.1.0', integrity: 'sha512-a' } },
      }),
      'node_modules/@nx/.keep': '',
    });
    for (const name of ['nx', '@nx/devkit', 'yaml'])
      symlinkSync(join(packages, name), join(root, 'node_modules', name));
    mkdirSync(join(root, 'node_modules/@todo'));
    cpSync(built, join(root, 'node_modules/@todo/helm-plugin'), { recursive: true });
    spawnSync('git', ['init', '-q'], { cwd: root });
  });

  test('the chart is a project, with an edge to its app', () => {
    const { code, words } = nx('graph', '--file=graph.json');
    expect(code, words).toBe(0);
    const { graph } = JSON.parse(readFileSync(join(root, 'graph.json'), 'utf8'));
    expect(Object.keys(graph.nodes).sort()).toEqual(['shop', 'shop-chart']);
    expect(graph.dependencies['shop-chart']).toEqual([
      { source: 'shop-chart', target: 'shop', type: 'static' },
    ]);
  }, 120_000);

  test.skipIf(!helmVersion())(
    'its executors run',
    () => {
      const { code, words } = nx('run-many', '-t', 'helm-template', 'build', '--output-style=static');
      expect(code, words).toBe(0);
      expect(readdirSync(join(root, 'k8s/shop'))).toEqual([
        'configmap.yaml',
        'job.yaml',
        'kustomization.yaml',
      ]);
      expect(existsSync(join(root, 'dist/helm/shop-1.2.3.tgz'))).toBe(true);
    },
    120_000,
  );
});
