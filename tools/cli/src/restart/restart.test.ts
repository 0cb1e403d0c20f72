import { afterEach, expect, test, vi } from 'vitest';
import { clusterOf } from '../../../cluster/src/fixtures/cluster.ts';
import { FakePrograms } from '../../../cluster/src/fixtures/fake-programs.ts';
import { restartOnCluster } from './cluster.ts';
import { restartInCompose } from './compose.ts';

afterEach(() => vi.unstubAllEnvs());

test('on a cluster: the Deployment is rolled, and waited for', async () => {
  const fakes = new FakePrograms({
    kubectl: { 'rollout restart': '', 'rollout status': 'successfully rolled out\n', get: '{"items":[]}' },
  });
  vi.stubEnv('PATH', fakes.folder);
  expect(await restartOnCluster(clusterOf(), 'backend')).toMatchObject({ kind: 'done' });
  const lines = fakes.lines('kubectl').filter((line) => line.includes('rollout'));
  expect(lines[0]).toBe('kubectl --context minikube -n default rollout restart deployment/backend');
  expect(lines[1]).toMatch(/rollout status deployment\/backend/);
});

test('in compose: a container that is not healthy afterwards is told with its last words', async () => {
  const fakes = new FakePrograms({
    docker: { restart: '', up: { exitCode: 1, stderr: 'unhealthy\n' }, logs: 'no database\n' },
  });
  vi.stubEnv('PATH', fakes.folder);
  await expect(restartInCompose('backend')).rejects.toMatchObject({
    facts: {
      code: 'SERVICE-START',
      words: 'no database\n',
      next: 'npm run logs -- --target compose --service backend',
    },
  });
});
