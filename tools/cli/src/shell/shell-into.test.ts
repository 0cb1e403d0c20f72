import { afterEach, expect, test, vi } from 'vitest';
import { clusterOf } from '../../../cluster/src/fixtures/cluster.ts';
import { FakePrograms, type Answers } from '../../../cluster/src/fixtures/fake-programs.ts';
import type { Problem } from '../../../../libs/problem/src/problem.ts';
import { inPod, notInside } from './shell-into.ts';

const pod = (name: string, ready: boolean, phase = 'Running') => ({
  metadata: { name, creationTimestamp: '2026-11-23T06:00:00Z' },
  spec: { containers: [{ name: 'backend', image: 'i' }] },
  status: { phase, containerStatuses: [{ name: 'backend', ready, restartCount: 0, state: {} }] },
});
const pods = (...items: object[]) => ({ 'get pods': JSON.stringify({ items }) });

function programs(kubectl: Answers): FakePrograms {
  const made = new FakePrograms({ kubectl });
  vi.stubEnv('PATH', made.folder);
  return made;
}
const problemOf = (work: Promise<unknown>): Promise<Problem['facts']> =>
  work.then(
    () => Promise.reject(new Error('it went well')),
    (error: Problem) => error.facts,
  );
afterEach(() => vi.unstubAllEnvs());

test('a pod that is ready, with context and namespace; no terminal is asked for where none is', async () => {
  programs({ ...pods(pod('backend-a', false), pod('backend-b', true)), 'exec backend-b': '' });
  const session = await inPod(clusterOf(), 'backend', []);
  expect(session.place).toBe('pod backend-b');
  expect(session.args.slice(0, 9)).toEqual([
    '--context',
    'minikube',
    '-n',
    'default',
    'exec',
    '-i',
    'backend-b',
    '-c',
    'backend',
  ]);
});

test('a command is passed on as it is, and no shell is looked for', async () => {
  const fakes = programs(pods(pod('backend-a', true)));
  const { args } = await inPod(clusterOf(), 'backend', ['ls', '-la', '$HOME']);
  expect(args.slice(-4)).toEqual(['--', 'ls', '-la', '$HOME']);
  expect(fakes.lines('kubectl')).toHaveLength(1);
});

test('an image without a shell: a debugging container is the next command', async () => {
  const stderr = 'exec: "sh": executable file not found in $PATH: unknown\n';
  programs({ ...pods(pod('backend-a', true)), exec: { stderr, exitCode: 126 } });
  expect(await problemOf(inPod(clusterOf(), 'backend', []))).toMatchObject({
    code: 'SHELL-ABSENT',
    next: expect.stringMatching(
      /^kubectl --context minikube -n default debug -it backend-a .*--target=backend/,
    ),
  });
});

test('no pod runs', async () => {
  programs(pods(pod('backend-a', false, 'Pending')));
  expect(await problemOf(inPod(clusterOf(), 'backend', []))).toMatchObject({
    code: 'POD-ABSENT',
    next: 'npm run status',
  });
});

test('embedded services are on this machine: where is said', () => {
  expect(notInside('backend').facts).toMatchObject({
    code: 'SHELL-EMBEDDED',
    next: expect.stringContaining('apps/backend'),
  });
});
