import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inWorkspace } from '../../settings/src/paths.ts';
import { crossings, forbidden, packages } from './boundaries.ts';

const listed = execFileSync(
  'git',
  ['ls-files', '-z', '-co', '--exclude-standard', 'apps', 'libs', 'tools', 'helm'],
  {
    cwd: inWorkspace(),
    encoding: 'utf8',
  },
)
  .split('\0')
  .filter((path) => path && existsSync(inWorkspace(path)));
const read = (path: string) => readFileSync(inWorkspace(path), 'utf8');
const sources = listed.filter((path) => /^(apps|libs|tools)\/.*\.(ts|tsx|mjs)$/.test(path));
/** Its fixtures name imports. */
const judged = sources.filter((path) => path !== 'tools/workspace/src/boundaries.test.ts');

test('what an app, a lib and a tool may import', () => {
  const files: Record<string, string> = {
    'apps/a/src/x.ts':
      "import { b } from '../../../libs/b/src/b.ts';\nimport c from '../../../tools/c/src/c.ts';",
    'apps/a/src/y.ts': "import type { d } from '../../d/src/d.ts';\nexport * from './x.ts';",
    'libs/b/src/b.ts': "const a = await import('../../../apps/a/src/x.ts');\nimport '@todo/cluster';",
    'tools/c/src/c.ts': "import { p } from '@todo/problem';\nimport { x } from '../../d/src/x.ts';",
    'tools/c/src/c.test.ts': "import { a } from '../../../apps/a/src/x.ts';",
    'tools/c/src/e.ts': "import { a } from '@todo/frontend/src/a.ts';",
  };
  expect(forbidden(crossings(Object.keys(files), (path) => files[path]!))).toEqual([
    { from: 'apps/a/src/x.ts', to: 'tools/c/src/c.ts' },
    { from: 'apps/a/src/y.ts', to: 'apps/d/src/d.ts' },
    { from: 'libs/b/src/b.ts', to: 'apps/a/src/x.ts' },
    { from: 'libs/b/src/b.ts', to: 'tools/cluster' },
    { from: 'tools/c/src/e.ts', to: 'apps/frontend' },
  ]);
});

test('apps import no tools and no other app, libs import libs alone, tools import no app', () => {
  const found = crossings(judged, read);
  expect(found.length).toBeGreaterThan(100);
  expect(forbidden(found)).toEqual([]);
});

test('the packages of the workspace are all known here', () => {
  const manifests = listed.filter((path) => /^(apps|libs|tools)\/[^/]+\/package\.json$/.test(path));
  const names = manifests.map((path) => [
    (JSON.parse(read(path)) as { name: string }).name,
    path.replace('/package.json', ''),
  ]);
  expect(Object.fromEntries(names)).toEqual(packages);
});

test('the backend imports nothing from outside its folder', () => {
  const python = listed.filter((path) => /^apps\/backend\/src\/.*\.py$/.test(path));
  expect(python.length).toBeGreaterThan(50);
  const climbs = python.filter((path) => /sys\.path|^\s*(from|import) (tools|libs|apps)\b/m.test(read(path)));
  expect(climbs).toEqual([]);
});

/** The charts know each other by the service's address alone: the words stand in values or in a rule of the network. */
test('a chart reads no file of another chart or of an app', () => {
  const charts = [
    ...new Set(listed.filter((path) => path.startsWith('helm/')).map((path) => path.split('/')[1]!)),
  ];
  expect(charts.length).toBeGreaterThan(1);
  const files = listed.filter((path) => /^helm\/[^/]+\/(Chart\.yaml|templates\/)/.test(path));
  expect(files.filter((path) => /\.\.\/|(?<![/\w])(apps\/(?!v1\b)|tools\/)/.test(read(path)))).toEqual([]);
  for (const chart of charts) {
    const others = charts.filter((one) => one !== chart);
    const calls = files
      .filter((path) => path.startsWith(`helm/${chart}/`))
      .filter((path) => others.some((one) => new RegExp(`(include|template) "${one}\\.`).test(read(path))));
    expect(calls, chart).toEqual([]);
  }
});

test('each project has the tag of its room', () => {
  const tags = { apps: ['type:app', 'type:e2e'], libs: ['type:lib'], tools: ['type:tool'] };
  for (const path of listed.filter((one) => /^(apps|libs|tools)\/[^/]+\/project\.json$/.test(one))) {
    const { tags: own = [] } = JSON.parse(read(path)) as { tags?: string[] };
    const wanted = tags[path.split('/')[0] as keyof typeof tags];
    expect(
      own.filter((tag) => wanted.includes(tag)),
      path,
    ).toHaveLength(1);
  }
});
