import { expect, test } from 'vitest';
import { readPods } from '../workspace/pods.ts';
import { addedVariables } from './end-state.ts';
import { operations } from './operations.ts';

const deployment = (...names: string[]) => ({
  kind: 'Deployment',
  spec: {
    replicas: 2,
    template: {
      spec: { containers: [{ name: 'app', image: 'todo:h1', env: names.map((name) => ({ name })) }] },
    },
  },
});

test('variables that the manifest does not have were added by hand', () => {
  expect(addedVariables(deployment('PORT'), deployment('PORT', 'DEBUG'))).toEqual(['DEBUG']);
  expect(addedVariables(deployment('PORT', 'DEBUG'), deployment('PORT'))).toEqual([]);
});

test('pods on their way out and failed ones do not count; restarts are added up', () => {
  const pod = (name: string, phase: string, ready: string, deleted = false) => ({
    metadata: { name, uid: `uid-${name}`, ...(deleted ? { deletionTimestamp: 'now' } : {}) },
    spec: { containers: [{ image: 'todo:h1' }] },
    status: {
      phase,
      conditions: [
        { type: 'Initialized', status: 'True' },
        { type: 'Ready', status: ready },
      ],
      containerStatuses: [{ restartCount: 2 }, { restartCount: 1 }],
    },
  });
  const items = [
    pod('a', 'Running', 'True'),
    pod('b', 'Running', 'True', true),
    pod('c', 'Failed', 'False'),
    pod('d', 'Pending', 'False'),
  ];
  expect(
    readPods(JSON.stringify({ items })).map(({ name, ready, restarts }) => [name, ready, restarts]),
  ).toEqual([
    ['a', true, 3],
    ['d', false, 3],
  ]);
});

test('every operation has a name of its own, and some can happen to a cluster that is gone', () => {
  expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length);
  expect(operations.every(({ weight }) => weight > 0)).toBe(true);
  expect(operations.some(({ withoutCluster }) => withoutCluster)).toBe(true);
});
