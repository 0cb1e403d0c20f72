import { afterEach, expect, test, vi } from 'vitest';
import { clusterOf } from '../../../cluster/src/fixtures/cluster.ts';
import { FakePrograms, type Answers } from '../../../cluster/src/fixtures/fake-programs.ts';
import {
  emptyList,
  objectsAsked,
  podList,
  recordedPod,
} from '../../../cluster/src/failures/fixtures/pods.ts';
import { diagnose } from './diagnose.ts';

const cluster = clusterOf({ MINIKUBE_PROFILE: 'todo', K8S_NAMESPACE: 'here' });
const failing = (...names: string[]) => podList(...names.map((name) => recordedPod('failing', name)));
afterEach(() => void vi.unstubAllEnvs());

function kubectl(answers: Answers): FakePrograms {
  const programs = new FakePrograms({ kubectl: { ...answers, 'get events': emptyList } });
  vi.stubEnv('PATH', programs.folder);
  return programs;
}

test('a release that fails: the catalogue’s words with the pod’s own, each reason once', async () => {
  const second = structuredClone(recordedPod('failing', 'create-container-config-error'));
  second.metadata.name = 'backend-2';
  const programs = kubectl({
    [objectsAsked]: podList(recordedPod('failing', 'create-container-config-error'), second),
  });
  const answers = await diagnose(cluster, 'backend', true);
  expect(answers).toHaveLength(1);
  expect(answers[0]).toMatchObject({
    code: 'POD-CONFIG',
    cause: 'the pod takes GROQ_API_KEY from Secret backend-secrets, which has no such key',
    next: ['kubectl --context todo -n here describe secret backend-secrets', 'npm start'],
  });
  for (const line of programs.lines('kubectl')) expect(line).toMatch(/^kubectl --context todo -n here /);
});

test('a migration that failed counts while the release has not come, and not after', async () => {
  const answers = { [objectsAsked]: failing('hook-failed'), logs: 'the database refuses the password\n' };
  kubectl(answers);
  expect(await diagnose(cluster, 'backend', false)).toMatchObject([
    { code: 'HOOK-FAILED', words: expect.stringContaining('refuses the password') },
  ]);
  expect(await diagnose(cluster, 'backend', true)).toEqual([]);
});

test('a release that is well, and a cluster that does not answer', async () => {
  kubectl({ [objectsAsked]: podList(recordedPod('fine', 'healthy')) });
  expect(await diagnose(cluster, 'backend', true)).toEqual([]);
  kubectl({ [objectsAsked]: { stderr: 'refused', exitCode: 1 } });
  expect(await diagnose(cluster, 'backend', true)).toEqual([]);
});
