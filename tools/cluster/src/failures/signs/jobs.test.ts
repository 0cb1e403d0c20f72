import { expect, test } from 'vitest';
import { emptySnapshot, recordedSnapshot } from '../fixtures/snapshots.ts';
import { recordedPod } from '../fixtures/pods.ts';
import { failedJobs } from './jobs.ts';

const twice = () => {
  const snapshot = recordedSnapshot('hook-failed-twice');
  const job = snapshot.controllers.find(({ kind }) => kind === 'Job')!;
  return { snapshot, job };
};

test('a Job without a try left, with the pod of its last try', () => {
  const { snapshot } = twice();
  const newest = snapshot.pods
    .map(({ metadata }) => metadata)
    .sort((a, b) => (a.creationTimestamp < b.creationTimestamp ? 1 : -1))[0]!;
  expect(snapshot.pods.length).toBe(2);
  expect(failedJobs(snapshot)).toMatchObject([
    { name: 'migrate', reason: 'BackoffLimitExceeded', pod: { metadata: { name: newest.name } } },
  ]);
});

test('a failed pod while a try is left is no failure', () => {
  const { snapshot, job } = twice();
  job.status = { failed: 1, active: 0 };
  expect(failedJobs(snapshot)).toEqual([]);
  job.status = { failed: 1, active: 1 };
  expect(failedJobs(snapshot)).toEqual([]);
});

test('no try left counts before the condition is told', () => {
  const { snapshot, job } = twice();
  job.status = { failed: 2 };
  expect(failedJobs(snapshot)).toMatchObject([{ reason: 'BackoffLimitExceeded' }]);
});

test('a failed pod whose Job is gone is told', () => {
  const pods = [recordedPod('failing', 'hook-failed'), recordedPod('failing', 'crash-again')];
  expect(failedJobs({ ...emptySnapshot, pods })).toMatchObject([{ name: 'backend-migrate' }]);
});
