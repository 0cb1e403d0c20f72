import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { clusterOf } from '../fixtures/cluster.ts';
import { FakePrograms } from '../fixtures/fake-programs.ts';
import { findRelease, removePending } from './release.ts';

describe('what helm knows', () => {
  const status = {
    name: 'backend',
    version: 3,
    manifest: 'kind: Service\n',
    info: { status: 'pending-upgrade', description: 'Preparing upgrade' },
  };
  const programs = new FakePrograms({
    helm: {
      'status backend': JSON.stringify(status),
      'status nothere': { stderr: 'Error: release: not found\n', exitCode: 1 },
      'status away': {
        stderr:
          'Error: Kubernetes cluster unreachable: Get "https://127.0.0.1:8443/version": dial tcp: connection refused',
        exitCode: 1,
      },
    },
    kubectl: { 'delete secret': 'secret deleted\n' },
  });
  const cluster = clusterOf({ MINIKUBE_PROFILE: 'todo', K8S_NAMESPACE: 'here' });

  beforeEach(() => void vi.stubEnv('PATH', programs.folder));
  afterEach(() => void vi.unstubAllEnvs());

  test('a release, none, or a problem when it cannot be known', async () => {
    expect(await findRelease(cluster, 'backend')).toEqual({
      version: 3,
      manifest: 'kind: Service\n',
      status: 'pending-upgrade',
      description: 'Preparing upgrade',
    });
    expect(await findRelease(cluster, 'nothere')).toBeUndefined();
    await expect(findRelease(cluster, 'away')).rejects.toMatchObject({
      facts: { words: expect.stringContaining('unreachable') },
    });
    expect(programs.lines('helm')[0]).toBe('helm status backend -o json --kube-context todo -n here');
  });

  test('of a pending revision only the record is removed', async () => {
    await removePending(cluster, 'backend', (await findRelease(cluster, 'backend'))!);
    expect(programs.lines('kubectl')).toEqual([
      'kubectl --context todo -n here delete secret sh.helm.release.v1.backend.v3',
    ]);
  });
});
