import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { clusterOf } from '../../fixtures/cluster.ts';
import { FakePrograms } from '../../fixtures/fake-programs.ts';
import { findRelease, removePending } from './release.ts';
import { writeStamp } from './stamp.ts';

describe('what helm knows', () => {
  const status = {
    name: 'backend',
    version: 3,
    manifest: 'kind: Service\n',
    info: { status: 'pending-upgrade', description: 'Preparing upgrade' },
  };
  const parts = { chart: 'a', values: 'b', image: 'c', secret: 'd', database: '', migrations: '' };
  const stampOf = (configuration: string) => writeStamp({ configuration, parts });
  const revision = (number: number, description: string) => ({
    revision: number,
    updated: '2026-11-30T18:00:00Z',
    status: 'superseded',
    description,
  });
  const programs = new FakePrograms({
    helm: {
      'status backend': JSON.stringify(status),
      'status back': JSON.stringify({
        ...status,
        version: 4,
        info: { status: 'deployed', description: 'Rollback to 3' },
      }),
      'history back': JSON.stringify([
        revision(1, stampOf('prod')),
        revision(2, stampOf('dev')),
        revision(3, 'Rollback to 1'),
        revision(4, 'Rollback to 3'),
      ]),
      'status nothere': { stderr: 'Error: release: not found\n', exitCode: 1 },
      'status away': {
        stderr:
          'Error: Kubernetes cluster unreachable: Get "https://127.0.0.1:8443/version": dial tcp: connection refused',
        exitCode: 1,
      },
    },
    kubectl: { 'get secret': '{"metadata":{}}', 'delete secret': 'secret deleted\n' },
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

  test('a rollback has the configuration of what it brought back, over several of them', async () => {
    expect(await findRelease(cluster, 'back')).toMatchObject({ version: 4, configuration: 'prod' });
  });
});
