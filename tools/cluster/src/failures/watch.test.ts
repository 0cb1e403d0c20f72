import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { clusterOf } from '../fixtures/cluster.ts';
import { FakePrograms } from '../fixtures/fake-programs.ts';
import { emptyList, objectsAsked, podList, recordedPod } from './fixtures/pods.ts';
import type { Snapshot } from './snapshot/snapshot.ts';
import { lastLook, releasePods, watchRelease } from './watch.ts';

const failing = (name: string) => recordedPod('failing', name);
const list = (...names: string[]) => podList(...names.map(failing));
const healthy = podList(recordedPod('fine', 'healthy'));
const gone = recordedPod('failing', 'crash-loop-back-off');
gone.metadata.deletionTimestamp = '2026-11-23T05:02:06Z';

const objects = (release: string) => `${objectsAsked} -l app.kubernetes.io/instance=${release}`;
const programs = new FakePrograms({
  kubectl: {
    [objects('image')]: list('image-pull-back-off'),
    [objects('mended')]: [
      { stdout: list('image-pull-back-off') },
      { stdout: healthy },
      { stdout: list('image-pull-back-off') },
      { stdout: healthy },
    ],
    [objects('hook')]: list('hook-failed'),
    [objects('old')]: podList(failing('image-pull-back-off'), gone),
    [objects('kept')]: list('image-pull-back-off'),
    [objects('late')]: [{ stderr: 'refused', exitCode: 1 }, { stdout: list('hook-failed') }],
    [objects('away')]: [
      { stderr: 'The connection to the server 127.0.0.1:8443 was refused', exitCode: 1 },
      { stdout: list('crash-loop-back-off') },
    ],
    [objects('silent')]: { stderr: 'refused', exitCode: 1 },
    'get pods': list('image-pull-back-off'),
    'get events': emptyList,
    'logs backend-migrate-7xk2p -c migrate --tail=15':
      'asking the database\nthe database refuses the password\n',
    'logs backend-75964c65c8-b7858 -c backend --tail=15 --previous': 'ValueError: LLM_PROVIDER is "gorq"\n',
  },
});
const cluster = clusterOf({ MINIKUBE_PROFILE: 'todo', K8S_NAMESPACE: 'here' });
const empty: Snapshot = { pods: [], controllers: [], warnings: [] };
const before = (...names: string[]): Snapshot => ({ ...empty, pods: names.map(failing) });
const signal = () => new AbortController().signal;

beforeAll(() => {
  vi.stubEnv('PATH', programs.folder);
});
afterAll(() => {
  vi.unstubAllEnvs();
});

const asked = (release: string) =>
  programs.lines('kubectl').filter((line) => line.includes(`instance=${release} `)).length;

/** Ends when the release was looked at so often. */
function endAfter(times: number, release: string): AbortSignal {
  const ending = new AbortController();
  const timer = setInterval(() => {
    if (asked(release) < times) return;
    clearInterval(timer);
    ending.abort();
  }, 50);
  return ending.signal;
}

test.concurrent('a failing pull is told when it was seen for two seconds', async () => {
  const problem = await watchRelease(cluster, 'image', { before: empty, signal: signal() });
  expect(problem).toMatchObject({ facts: { code: 'POD-IMAGE', next: 'npm start', words: '' } });
  expect(problem!.facts.what).toMatch(/^ImagePullBackOff: /);
  expect(asked('image')).toBe(2);
});

test.concurrent('two looks in a row: what was well in between is not told', async () => {
  expect(
    await watchRelease(cluster, 'mended', { before: empty, signal: endAfter(4, 'mended') }),
  ).toBeUndefined();
});

test.concurrent('a failed hook is told at once, with its last lines', async () => {
  const problem = await watchRelease(cluster, 'hook', { before: empty, signal: signal() });
  expect(problem).toMatchObject({
    facts: {
      code: 'HOOK-FAILED',
      where: 'pod backend-migrate-7xk2p, container migrate',
      words: 'asking the database\nthe database refuses the password\n',
      next: 'kubectl --context todo -n here logs backend-migrate-7xk2p',
    },
  });
  expect(asked('hook')).toBe(1);
});

test.concurrent('pods of an earlier revision and pods that go are not judged', async () => {
  const options = { before: before('image-pull-back-off'), signal: endAfter(4, 'old') };
  expect(await watchRelease(cluster, 'old', options)).toBeUndefined();
});

test.concurrent('a failed hook that was kept for its log is not judged', async () => {
  expect(
    await watchRelease(cluster, 'late', { before: 'first-look', signal: endAfter(5, 'late') }),
  ).toBeUndefined();
});

test.concurrent('a cluster that does not answer for a moment is asked again', async () => {
  const problem = await watchRelease(cluster, 'away', { signal: signal() });
  expect(problem).toMatchObject({
    facts: { code: 'POD-CRASH', words: 'ValueError: LLM_PROVIDER is "gorq"\n' },
  });
  expect(problem!.facts.next).toBe(
    'kubectl --context todo -n here logs backend-75964c65c8-b7858 -c backend --previous',
  );
  expect(asked('away')).toBe(3);
});

test.concurrent('every call names context and namespace', async () => {
  await releasePods(cluster, 'image-2');
  for (const { args } of programs.calls('kubectl'))
    expect(args.slice(0, 4)).toEqual(['--context', 'todo', '-n', 'here']);
});

test.concurrent('an older pod that still fails is told once patience has ended', async () => {
  const options = { before: before('image-pull-back-off'), signal: signal(), patience: 1500 };
  expect(await watchRelease(cluster, 'kept', options)).toMatchObject({ facts: { code: 'POD-IMAGE' } });
  expect(asked('kept')).toBeGreaterThan(2);
});

test('the last look tells what fails without a second one, and nothing when the cluster is away', async () => {
  expect(await lastLook(cluster, 'image', empty)).toMatchObject({ facts: { code: 'POD-IMAGE' } });
  expect(await lastLook(cluster, 'image', before('image-pull-back-off'))).toBeUndefined();
  expect(await lastLook(cluster, 'silent', empty)).toBeUndefined();
});

test('it ends when it is told to', async () => {
  const ending = new AbortController();
  ending.abort();
  expect(await watchRelease(cluster, 'image', { signal: ending.signal })).toBeUndefined();
});
