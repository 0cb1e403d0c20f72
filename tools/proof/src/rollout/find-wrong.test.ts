import { expect, test } from 'vitest';
import type { Pod } from '../workspace/pods.ts';
import { findWrong, type Outcome } from './find-wrong.ts';
import type { WatchedPod } from './pod-watch.ts';

const pod = (uid: string): Pod => ({ name: uid, uid, image: 'i', ready: true, restarts: 0 });
const counts = { requests: 500, failed: 0, p50: 5, p99: 9, longest: 12, failures: {} };
const upgraded: Outcome = {
  script: { name: 'backend upgraded', deeds: [], replaced: { backend: 2 } },
  counts,
  writes: { acknowledged: 50, lost: [] },
  before: [{ app: 'backend', pods: [pod('a'), pod('b')] }],
  after: [{ app: 'backend', pods: [pod('c'), pod('d')] }],
  watch: { seen: [] },
};

test('nobody saw anything', () => {
  expect(findWrong(upgraded)).toEqual([]);
});

test.each<[string, Partial<Outcome>, string]>([
  [
    'a lost request',
    { counts: { ...counts, failed: 3, failures: { reset: 2, 'status 502': 1 } } },
    '3 of 500 requests failed: 2 × reset, 1 × status 502',
  ],
  [
    'a control that cannot fail',
    { script: { ...upgraded.script, control: true } },
    'none of 500 requests of users failed: so the other scenes prove nothing',
  ],
  [
    'a control in which only probes failed',
    {
      script: { ...upgraded.script, control: true },
      counts: { ...counts, failed: 3, failures: { 'ready: status 503': 3 } },
    },
    'none of 500 requests of users failed: so the other scenes prove nothing',
  ],
  [
    'a lost write',
    { writes: { acknowledged: 50, lost: ['written 7'] } },
    '1 of 50 acknowledged writes are not there once: written 7',
  ],
  ['no write at all', { writes: { acknowledged: 0, lost: [] } }, 'nothing was written'],
  ['pods that stayed', { after: upgraded.before }, '0 pods of backend were replaced, not 2'],
  [
    'a pod that stayed',
    { after: [{ app: 'backend', pods: [pod('a'), pod('d')] }] },
    '1 pods of backend were replaced, not 2',
  ],
  [
    'pods that were not to go',
    { script: { ...upgraded.script, replaced: {} } },
    '2 pods of backend were replaced, not 0',
  ],
  [
    'a container that was started anew',
    { watch: { seen: [{ uid: 'a', restarts: 1 } as WatchedPod, { uid: 'c', restarts: 1 } as WatchedPod] } },
    '2 containers were started anew',
  ],
])('%s is seen', (_, change, words) => {
  expect(findWrong({ ...upgraded, ...change })).toEqual([words]);
});

test('what was started anew before the scene is none of its doing', () => {
  const before = [{ app: 'backend' as const, pods: [{ ...pod('a'), restarts: 3 }, pod('b')] }];
  expect(
    findWrong({ ...upgraded, before, watch: { seen: [{ uid: 'a', restarts: 3 } as WatchedPod] } }),
  ).toEqual([]);
});

test('failures of a control are what is wanted', () => {
  const control = { ...upgraded.script, control: true as const };
  const failed = { ...counts, failed: 1, failures: { 'page: reset': 1 } };
  expect(findWrong({ ...upgraded, script: control, counts: failed })).toEqual([]);
  // There the streams are judged.
  expect(findWrong({ ...upgraded, script: { ...control, streams: true } })).toEqual([]);
});
