import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { clusterOf } from '../fixtures/cluster.ts';
import { FakePrograms } from '../fixtures/fake-programs.ts';
import { podList, recordedPod } from './fixtures/pods.ts';
import { releasePods, watchPods } from './watch.ts';

const failing = (name: string) => recordedPod('failing', name);
const list = (...names: string[]) => podList(...names.map(failing));
const healthy = podList(recordedPod('fine', 'healthy'));
const gone = recordedPod('failing', 'crash-loop-back-off');
gone.metadata.deletionTimestamp = '2026-11-23T05:02:06Z';

const pods = (release: string) => `get pods -o json -l app.kubernetes.io/instance=${release}`;
const programs = new FakePrograms({
  kubectl: {
    [pods('image')]: list('image-pull-back-off'),
    [pods('mended')]: [
      { stdout: list('image-pull-back-off') },
      { stdout: list('image-pull-back-off') },
      { stdout: healthy },
      { stdout: list('image-pull-back-off') },
      { stdout: healthy },
    ],
    [pods('hook')]: list('hook-failed'),
    [pods('old')]: podList(recordedPod('failing', 'image-pull-back-off'), gone),
    [pods('kept')]: list('image-pull-back-off'),
    [pods('away')]: [
      { stderr: 'The connection to the server 127.0.0.1:8443 was refused', exitCode: 1 },
      { stdout: list('crash-loop-back-off') },
    ],
    'logs backend-migrate-7xk2p --tail=15 --previous': {
      stderr:
        'Error from server (BadRequest): previous terminated container "migrate" in pod "backend-migrate-7xk2p" not found',
      exitCode: 1,
    },
    'logs backend-migrate-7xk2p --tail=15': 'asking the database\nthe database refuses the password\n',
    'logs backend-75964c65c8-b7858 --tail=15 --previous': 'ValueError: LLM_PROVIDER is "gorq"\n',
  },
});
const cluster = clusterOf({ MINIKUBE_PROFILE: 'todo', K8S_NAMESPACE: 'here' });

beforeAll(() => {
  vi.stubEnv('PATH', programs.folder);
});
afterAll(() => {
  vi.unstubAllEnvs();
});

const created = Date.parse('2026-11-23T05:01:06Z');
const asked = (release: string) =>
  programs.lines('kubectl').filter((line) => line.endsWith(`instance=${release}`)).length;

/** Ends when the release's pods were asked for so often. */
function endAfter(times: number, release: string): AbortSignal {
  const ending = new AbortController();
  const timer = setInterval(() => {
    if (asked(release) < times) return;
    clearInterval(timer);
    ending.abort();
  }, 50);
  return ending.signal;
}

test.concurrent('a failing pull is told when it was seen three times', async () => {
  const problem = await watchPods(cluster, 'image', 0, new AbortController().signal);
  expect(problem).toMatchObject({ facts: { code: 'POD-IMAGE', next: 'npm start', words: '' } });
  expect(problem!.facts.what).toMatch(/^ImagePullBackOff: /);
  expect(asked('image')).toBe(3);
});

test.concurrent('three times in a row: what was well in between is not told', async () => {
  expect(await watchPods(cluster, 'mended', 0, endAfter(5, 'mended'))).toBeUndefined();
});

test.concurrent('a failed hook is told at once, with its last lines', async () => {
  const problem = await watchPods(cluster, 'hook', created, new AbortController().signal);
  expect(problem).toMatchObject({
    facts: {
      code: 'HOOK-FAILED',
      where: 'pod backend-migrate-7xk2p, container migrate',
      words: 'asking the database\nthe database refuses the password\n',
    },
  });
  expect(asked('hook')).toBe(1);
});

test.concurrent('pods of an earlier revision and pods that go are not judged', async () => {
  expect(await watchPods(cluster, 'old', created + 60_000, endAfter(4, 'old'))).toBeUndefined();
});

test.concurrent('a cluster that does not answer for a moment is asked again', async () => {
  const problem = await watchPods(cluster, 'away', 0, new AbortController().signal);
  expect(problem).toMatchObject({
    facts: { code: 'POD-CRASH', words: 'ValueError: LLM_PROVIDER is "gorq"\n' },
  });
  expect(problem!.facts.next).toBe('kubectl --context todo -n here logs backend-75964c65c8-b7858 --previous');
  expect(asked('away')).toBe(4);
});

test.concurrent('every call names context and namespace', async () => {
  await releasePods(cluster, 'image-2');
  for (const { args } of programs.calls('kubectl'))
    expect(args.slice(0, 4)).toEqual(['--context', 'todo', '-n', 'here']);
});

test.concurrent('an older pod that still fails is told once patience has ended', async () => {
  const problem = await watchPods(cluster, 'kept', created + 60_000, new AbortController().signal, 1500);
  expect(problem).toMatchObject({ facts: { code: 'POD-IMAGE' } });
  expect(asked('kept')).toBeGreaterThan(3);
});

test('it ends when it is told to', async () => {
  const ending = new AbortController();
  ending.abort();
  expect(await watchPods(cluster, 'image', 0, ending.signal)).toBeUndefined();
});
