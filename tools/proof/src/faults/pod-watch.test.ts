import { expect, test } from 'vitest';
import type { Pod } from '../../../cluster/src/failures/snapshot/pod.ts';
import { areWell } from './pod-watch.ts';

const pod = (ready: boolean, more: { phase?: string; deleted?: boolean; job?: boolean } = {}): Pod => ({
  metadata: {
    name: 'a',
    creationTimestamp: '',
    ...(more.deleted ? { deletionTimestamp: 'now' } : {}),
    ...(more.job ? { ownerReferences: [{ kind: 'Job', name: 'migrate' }] } : {}),
  },
  spec: { containers: [] },
  status: {
    phase: more.phase ?? 'Running',
    conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
  },
});

test('two ready pods are well; one that ends, was put out or belongs to a Job does not count', () => {
  const two = [pod(true), pod(true)];
  expect(areWell(two)).toBe(true);
  expect(
    areWell([
      ...two,
      pod(true, { deleted: true }),
      pod(false, { phase: 'Failed' }),
      pod(false, { job: true }),
    ]),
  ).toBe(true);
});

test.each([
  ['one', [pod(true)]],
  ['none', []],
  ['one of two that is not ready', [pod(true), pod(false)]],
  ['a third one', [pod(true), pod(true), pod(false)]],
  ['one of two that ends', [pod(true), pod(true, { deleted: true })]],
])('%s is not', (_, pods) => {
  expect(areWell(pods)).toBe(false);
});
