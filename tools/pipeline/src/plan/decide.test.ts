import type { TaskGraph } from '@nx/devkit';
import { expect, test } from 'vitest';
import { differs, equal, type Verdict } from '../../../cluster/src/outcome/verdict.ts';
import { pruned } from '../nx/tasks.ts';
import { decide } from './decide.ts';
import type { Kind, PipelineTask } from './kinds.ts';

/** The chain of one service, as the workspace has it. */
const chain: Record<string, [Kind, string[]]> = {
  'backend:deploy': ['end', ['backend:load', 'backend-chart:deploy']],
  'backend-chart:deploy': ['release', ['backend-chart:helm-template', 'backend:load', 'cluster:secrets']],
  'backend-chart:helm-template': ['cached', []],
  'backend:load': ['load', ['backend:image', 'cluster:up']],
  'backend:image': ['image', ['backend:docker']],
  'backend:docker': ['cached', ['backend:build']],
  'backend:build': ['cached', []],
  'cluster:secrets': ['secrets', ['cluster:database']],
  'cluster:database': ['database', ['cluster:up']],
  'cluster:up': ['up', []],
};
const graph = {
  tasks: Object.fromEntries(Object.keys(chain).map((id) => [id, { id }])),
  dependencies: Object.fromEntries(Object.entries(chain).map(([id, [, needs]]) => [id, needs])),
  continuousDependencies: {},
  roots: [],
} as unknown as TaskGraph;
const tasks = Object.entries(chain).map(([id, [kind]]): PipelineTask => ({ id, kind, project: 'backend' }));
const allCached = ['backend:docker', 'backend:build', 'backend-chart:helm-template'];
const fine: Record<string, Verdict> = {
  'cluster:up': equal('runs'),
  'cluster:database': equal('answers'),
  'cluster:secrets': equal('same'),
  'backend:image': equal('there'),
  'backend:load': equal('there'),
  'backend-chart:deploy': equal('same'),
};

/** Tasks that would run or be restored, when these differ and Nx has these. */
function toDo(different: string[], cached = allCached): string[] {
  const verdicts = new Map(Object.entries(fine));
  for (const id of different) verdicts.set(id, differs(`${id} differs`));
  const decisions = decide({ graph, tasks, cached: new Set(cached), verdicts });
  expect([...decisions.keys()].sort()).toEqual(Object.keys(chain).sort());
  return [...decisions]
    .flatMap(([id, { action }]) => (action === 'unchanged' ? [] : [`${id} ${action}`]))
    .sort();
}

test.each<[string, string[], string[] | undefined, string[]]>([
  ['nothing differs', [], undefined, []],
  ["nothing differs and Nx's cache was wiped", [], [], []],
  ['the image is gone from the engine, not from the node', ['backend:image'], undefined, []],
  [
    'the image is gone from the node',
    ['backend:load', 'backend-chart:deploy'],
    undefined,
    ['backend-chart:deploy run', 'backend-chart:helm-template cached', 'backend:load run'],
  ],
  [
    'only the release differs',
    ['backend-chart:deploy'],
    undefined,
    ['backend-chart:deploy run', 'backend-chart:helm-template cached'],
  ],
  [
    'the image is gone from both: it is built from what the cache restores',
    ['backend:image', 'backend:load', 'backend-chart:deploy'],
    undefined,
    [
      'backend-chart:deploy run',
      'backend-chart:helm-template cached',
      'backend:build cached',
      'backend:docker cached',
      'backend:image run',
      'backend:load run',
    ],
  ],
  [
    'the sources changed: docker builds, so the engine needs no second look',
    ['backend:image', 'backend:load', 'backend-chart:deploy'],
    ['backend-chart:helm-template'],
    [
      'backend-chart:deploy run',
      'backend-chart:helm-template cached',
      'backend:build run',
      'backend:docker run',
      'backend:load run',
    ],
  ],
  ['the database is stopped, and nothing else', ['cluster:database'], undefined, ['cluster:database run']],
  [
    'the cluster is gone, so all of it is looked at',
    ['cluster:up', 'cluster:database', 'cluster:secrets', 'backend:load', 'backend-chart:deploy'],
    undefined,
    [
      'backend-chart:deploy run',
      'backend-chart:helm-template cached',
      'backend:load run',
      'cluster:database run',
      'cluster:secrets run',
      'cluster:up run',
    ],
  ],
])('%s', (_, different, cached, expected) => expect(toDo(different, cached)).toEqual(expected));

test('a task runs after what it needed through the tasks that are left out', () => {
  const keep = new Set(['cluster:up', 'backend:load', 'backend-chart:deploy']);
  expect(pruned(graph, keep)).toMatchObject({
    roots: ['cluster:up'],
    dependencies: {
      'backend:load': ['cluster:up'],
      'backend-chart:deploy': ['backend:load', 'cluster:up'],
      'cluster:up': [],
    },
  });
  expect(Object.keys(pruned(graph, new Set()).tasks)).toEqual([]);
});

test('a task of a kind that nobody knows runs', () => {
  const other: PipelineTask[] = [{ id: 'x:y', kind: 'other', project: 'x' }];
  const alone = { tasks: { 'x:y': { id: 'x:y' } }, dependencies: { 'x:y': [] } } as unknown as TaskGraph;
  const decisions = decide({ graph: alone, tasks: other, cached: new Set(), verdicts: new Map() });
  expect(decisions.get('x:y')).toMatchObject({ action: 'run' });
});
