import { expect, test } from 'vitest';
import { catalogue } from '../catalogue/catalogue.ts';
import { emptySnapshot, recordedSnapshot } from '../fixtures/snapshots.ts';
import { inScope } from './scope.ts';
import { findFailures } from '../signs/signs.ts';
import type { Snapshot } from './snapshot.ts';

const codes = (now: Snapshot, before: Snapshot | undefined, older: boolean) =>
  findFailures(inScope(now, before, older), catalogue).map(({ failure }) => failure.code);

test('older pods count once there is nothing newer for long', () => {
  const crash = recordedSnapshot('crash');
  expect(codes(crash, crash, false)).toEqual([]);
  expect(codes(crash, crash, true)).toEqual(['POD-CRASH']);
});

test('without a past all count, and hooks that were kept for their log do not', () => {
  expect(codes(recordedSnapshot('crash'), undefined, true)).toEqual(['POD-CRASH']);
  expect(codes(recordedSnapshot('hook-failed'), undefined, true)).toEqual([]);
});

test('pods of a ReplicaSet that a newer one has taken over from do not count', () => {
  const crash = recordedSnapshot('crash');
  const set = crash.controllers.find(({ kind }) => kind === 'ReplicaSet')!;
  const newer = structuredClone(set);
  newer.metadata.name = 'app-newer';
  newer.metadata.uid = 'newer';
  newer.metadata.annotations!['deployment.kubernetes.io/revision'] = '10';
  set.metadata.annotations!['deployment.kubernetes.io/revision'] = '9';
  expect(codes({ ...crash, controllers: [set, newer] }, undefined, true)).toEqual([]);
  expect(codes({ ...crash, controllers: [set] }, undefined, true)).toEqual(['POD-CRASH']);
});

test('a refusal that is told anew counts, also on the ReplicaSet of before', () => {
  const before = recordedSnapshot('quota');
  const now = structuredClone(before);
  const told = now.controllers.flatMap(({ status }) => status?.conditions ?? []);
  for (const one of told) if (one.type === 'ReplicaFailure') one.lastTransitionTime = '2026-11-23T09:00:00Z';
  expect(codes(now, before, false)).toEqual(['QUOTA']);
});

test('warnings of other releases are not heard', () => {
  const volume = recordedSnapshot('volume');
  const scoped = inScope({ ...volume, pods: [], controllers: [] }, emptySnapshot, true);
  expect(scoped.warnings).toEqual([]);
});
