import { expect, test } from 'vitest';
import { staleOf } from './after-start.ts';

const since = Date.parse('2026-11-23T12:00:00Z');
const before = '2026-11-23T11:00:00Z';
const now = '2026-11-23T12:00:09Z';

type Objects = Parameters<typeof staleOf>[0];

const pod = (
  name: string,
  startedAt: string | undefined,
  ready: boolean,
  more: object = {},
): Objects[number] =>
  ({
    kind: 'Pod',
    metadata: {
      name,
      creationTimestamp: before,
      ownerReferences: [{ kind: 'ReplicaSet', name: 'backend-5f4d' }],
      ...more,
    },
    spec: { containers: [] },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
      containerStatuses: [
        {
          name: 'backend',
          ready,
          restartCount: 0,
          state: startedAt ? { running: { startedAt } } : { waiting: {} },
        },
      ],
    },
  }) as Objects[number];
const deployment = (name: string, availableReplicas?: number): Objects[number] =>
  ({
    kind: 'Deployment',
    metadata: { name, generation: 1 },
    spec: { replicas: 2, template: { spec: { containers: [] } } },
    status: { availableReplicas },
  }) as Objects[number];

test.each<[string, Objects, string[]]>([
  ['nothing there', [], []],
  [
    'all as it was before the stop',
    [pod('backend-1', before, true), deployment('backend', 1)],
    ['pod backend-1'],
  ],
  [
    'the kubelet has spoken, the controller has not',
    [pod('backend-1', undefined, false), deployment('backend', 1)],
    ['deployment backend'],
  ],
  ['both have, and nothing is ready yet', [pod('backend-1', now, false), deployment('backend')], []],
  ['both have, and all is ready', [pod('backend-1', now, true), deployment('backend', 1)], []],
  [
    "another deployment's pods do not count",
    [pod('backend-1', now, true), deployment('frontend', 1)],
    ['deployment frontend'],
  ],
  [
    'a pod on its way out is nobody’s business',
    [pod('backend-1', before, true, { deletionTimestamp: now }), deployment('backend')],
    [],
  ],
  [
    'a clock that is a second behind',
    [pod('backend-1', '2026-11-23T11:59:59Z', true), deployment('backend', 1)],
    [],
  ],
])('%s', (_, objects, wanted) => {
  expect(staleOf(objects, since)).toEqual(wanted);
});
