import { expect, test } from 'vitest';
import { catalogue } from '../catalogue/catalogue.ts';
import { recordedPod } from '../fixtures/pods.ts';
import { recordedSnapshot } from '../fixtures/snapshots.ts';
import type { Pod } from '../snapshot/pod.ts';
import { findFailures } from './signs.ts';

/** The recorded pod that was once killed for its memory, as it looks when its readiness probe fails `seconds` after its restart. */
function unready(seconds: number): Pod {
  const pod = recordedPod('fine', 'recovered-from-memory');
  const [status] = pod.status.containerStatuses!;
  const since = new Date(Date.parse(status!.state.running!.startedAt) + seconds * 1000).toISOString();
  status!.ready = false;
  for (const one of pod.status.conditions!)
    if (/Ready$/.test(one.type)) Object.assign(one, { status: 'False', lastTransitionTime: since });
  return pod;
}

const codes = (pods: Pod[], more: Partial<Parameters<typeof findFailures>[0]> = {}) =>
  findFailures({ pods, controllers: [], warnings: [], ...more }, catalogue).map(
    ({ failure }) => failure.code,
  );

test('killed a quarter of an hour ago, ready since, and unready now: not for its memory', () => {
  expect(codes([unready(900)])).toEqual([]);
});

test.each([-3, 1, 4])(
  'not ready since it was killed (told %i s after the restart): its memory',
  (seconds) => {
    expect(codes([unready(seconds)])).toEqual(['POD-MEMORY']);
  },
);

test('its readiness probe is told in place of what is past', () => {
  const pod = unready(900);
  const probed = recordedSnapshot('readiness-probe');
  const [said] = probed.warnings.filter(({ reason }) => reason === 'Unhealthy');
  pod.spec.containers[0]!.readinessProbe = { periodSeconds: 3, failureThreshold: 3 };
  const began = Date.parse(pod.status.containerStatuses![0]!.state.running!.startedAt);
  const warning = {
    ...said!,
    message: 'Readiness probe failed: HTTP probe failed with statuscode: 503',
    count: 9,
    firstTimestamp: new Date(began + 890_000).toISOString(),
    lastTimestamp: new Date(began + 930_000).toISOString(),
    involvedObject: {
      kind: 'Pod',
      name: pod.metadata.name,
      uid: pod.metadata.uid!,
      fieldPath: 'spec.containers{backend}',
    },
  };
  expect(codes([pod], { warnings: [warning] })).toEqual(['POD-NOT-READY']);
});

/** The recorded pod that was put out, and the younger one of its ReplicaSet, ready `seconds` after the other's end. */
function putOut(seconds: number | undefined): Pod[] {
  const { pods } = recordedSnapshot('evicted');
  const old = pods.find(({ status }) => status.reason === 'Evicted')!;
  const other = pods.find((pod) => pod !== old)!;
  const end = Date.parse(old.status.containerStatuses![0]!.state.terminated!.finishedAt!);
  if (seconds === undefined) return pods;
  const ready = other.status.conditions!.find(({ type }) => type === 'Ready')!;
  const at = new Date(end + seconds * 1000).toISOString();
  Object.assign(ready, { status: 'True', lastTransitionTime: at });
  other.status.containerStatuses![0]!.ready = true;
  return pods;
}

test('a pod that was put out is told until another one serves in its place', () => {
  expect(codes(putOut(undefined))).toEqual(['POD-DISK']);
  expect(codes(putOut(3))).toEqual([]);
});

test('a neighbour that was ready all the time takes no place', () => {
  expect(codes(putOut(-20))).toEqual(['POD-DISK']);
});

test('a ready pod of another ReplicaSet, and an older one, take no place either', () => {
  const other = putOut(3);
  other[0]!.metadata.ownerReferences = [{ kind: 'ReplicaSet', name: 'another' }];
  expect(codes(other)).toEqual(['POD-DISK']);
  const older = putOut(3);
  older.find(({ status }) => status.phase === 'Running')!.metadata.creationTimestamp = '2026-11-23T07:00:00Z';
  expect(codes(older)).toEqual(['POD-DISK']);
});
