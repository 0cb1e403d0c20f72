import { expect, test } from 'vitest';
import { catalogue } from '../catalogue/catalogue.ts';
import { recordedSnapshot, startedAgain } from '../fixtures/snapshots.ts';
import type { Pod, Terminated } from '../snapshot/pod.ts';
import { failingProbes } from './probes.ts';
import { findFailures } from './signs.ts';

const of = (name: string) => {
  const snapshot = recordedSnapshot(name);
  const pod = snapshot.pods[0]!;
  const status = pod.status.containerStatuses![0]!;
  return { snapshot, pod, status, found: () => failingProbes(snapshot, pod).map(({ reason }) => reason) };
};

test.each([
  ['startup-probe', 'Startup'],
  ['liveness-probe', 'Liveness'],
  ['readiness-probe', 'Readiness'],
])('%s: %s, with the answer that the node had', (name, reason) => {
  const { snapshot, pod } = of(name);
  expect(failingProbes(snapshot, pod)).toMatchObject([
    {
      reason,
      words: expect.stringMatching(`^${reason} probe failed: HTTP probe failed with statuscode: 503`),
    },
  ]);
});

test('a startup probe that fails within its own allowance is no failure', () => {
  const { status, found } = of('startup-probe');
  status.restartCount = 0;
  status.lastState = {};
  status.state = { running: { startedAt: '2026-11-23T07:00:00Z' } };
  expect(found()).toEqual([]);
});

test('a program that ended by itself before its probe had lost patience crashed', () => {
  const { status, found } = of('startup-probe');
  const last = (status.state.terminated ?? status.lastState?.terminated)!;
  last.finishedAt = last.startedAt!;
  expect(found()).toEqual([]);
});

test('a program that had come up and was killed: the next start that answers late is no reason for it', () => {
  const { snapshot, pod, status, found } = of('startup-probe');
  const last = (status.state.terminated ?? status.lastState?.terminated)!;
  const before = (seconds: number) => new Date(Date.parse(last.finishedAt!) - seconds * 1000).toISOString();
  const { failureThreshold = 3, periodSeconds = 10 } = pod.spec.containers[0]!.startupProbe!;
  for (const one of snapshot.warnings) one.lastTimestamp = last.finishedAt!;
  last.startedAt = before(failureThreshold * periodSeconds + 2);
  expect(found()).toEqual(['Startup']);
  last.startedAt = before(failureThreshold * periodSeconds + 120);
  expect(found()).toEqual([]);
});

test.each<[string, (pod: Pod, last: Terminated) => void]>([
  ['the runtime found it dead', (_, last) => Object.assign(last, { reason: 'Unknown', exitCode: 255 })],
  [
    'its sandbox was made after it had ended',
    (pod, last) => {
      const lastTransitionTime = new Date(Date.parse(last.finishedAt!) + 5000).toISOString();
      pod.status.conditions!.push({ type: 'PodReadyToStartContainers', status: 'True', lastTransitionTime });
    },
  ],
])('a container that ended with its node was not ended by a probe: %s', (_, change) => {
  for (const name of ['startup-probe', 'liveness-probe']) {
    const { pod, status, found } = of(name);
    pod.status.conditions = pod.status.conditions!.filter(({ type }) => type !== 'PodReadyToStartContainers');
    expect(found()).toHaveLength(1);
    change(pod, (status.state.terminated ?? status.lastState?.terminated)!);
    expect(found()).toEqual([]);
  }
});

test('pods that come up again with their node are no failures', () => {
  const snapshot = startedAgain();
  expect(snapshot.pods).toHaveLength(4);
  expect(snapshot.pods.flatMap((pod) => failingProbes(snapshot, pod))).toEqual([]);
  expect(findFailures(snapshot, catalogue)).toEqual([]);
  // After their second time too.
  for (const { status } of snapshot.pods)
    for (const one of status.containerStatuses!) {
      one.restartCount = 2;
      one.state = one.lastState!;
      one.ready = false;
    }
  expect(findFailures(snapshot, catalogue)).toEqual([]);
});

test('a container that is ready again has recovered', () => {
  for (const name of ['startup-probe', 'liveness-probe', 'readiness-probe']) {
    const { status, found } = of(name);
    status.ready = true;
    expect(found()).toEqual([]);
  }
});

test.each([
  ['startup-probe', 'Startup'],
  ['liveness-probe', 'Liveness'],
])('%s: killed, started again, ready for a while and unready now: not for the kill', (name, reason) => {
  const { snapshot, pod, status, found } = of(name);
  status.lastState = { terminated: (status.state.terminated ?? status.lastState?.terminated)! };
  const again = Date.parse(status.lastState.terminated!.finishedAt!) + 10_000;
  status.state = { running: { startedAt: new Date(again).toISOString() } };
  const unready = (seconds: number) => {
    const lastTransitionTime = new Date(again + seconds * 1000).toISOString();
    for (const one of pod.status.conditions!)
      if (/Ready$/.test(one.type)) Object.assign(one, { status: 'False', lastTransitionTime });
  };
  // The kubelet may tell of the restart a little late.
  for (const seconds of [-20, 4]) {
    unready(seconds);
    expect(found()).toEqual([reason]);
  }
  unready(1800);
  expect(found()).toEqual([]);
  expect(findFailures(snapshot, catalogue)).toEqual([]);
});

test('some bad answers of a program that has just started are no failure', () => {
  const { snapshot, found } = of('readiness-probe');
  for (const one of snapshot.warnings) one.lastTimestamp = one.firstTimestamp!;
  expect(found()).toEqual([]);
});

test('without a startup probe there are 30 seconds', () => {
  const { pod, snapshot, status, found } = of('readiness-probe');
  delete pod.spec.containers[0]!.startupProbe;
  const began = Date.parse(status.state.running!.startedAt);
  const last = (seconds: number) => {
    for (const one of snapshot.warnings) one.lastTimestamp = new Date(began + seconds * 1000).toISOString();
  };
  last(29);
  expect(found()).toEqual([]);
  last(30);
  expect(found()).toEqual(['Readiness']);
});

test('while the startup probe has not passed, readiness is not asked', () => {
  const { status, found } = of('readiness-probe');
  status.started = false;
  expect(found()).toEqual([]);
});
