import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findDrift } from './drift.ts';
import { readDiff } from './read-diff.ts';
import { clusterOf, recorded } from '../../fixtures/cluster.ts';
import { FakePrograms } from '../../fixtures/fake-programs.ts';

const changed = recorded('kubectl-diff-changed.txt');
const deleted = recorded('kubectl-diff-deleted.txt');

const programs = new FakePrograms({
  kubectl: {
    '--context equal': '',
    '--context changed': { stdout: changed, exitCode: 1 },
    '--context away': {
      stderr: 'warning\nThe connection to the server 127.0.0.1:8443 was refused\n',
      exitCode: 2,
    },
  },
});

beforeEach(() => void vi.stubEnv('PATH', programs.folder));
afterEach(() => void vi.unstubAllEnvs());

const drift = (profile: string) =>
  findDrift(
    clusterOf({ MINIKUBE_PROFILE: profile }),
    'web',
    'kind: Service\nmetadata: {name: web, labels: {app: web}}\n',
  );

test('equal: no lines; the manifest goes through stdin, and nothing is applied', async () => {
  expect(await drift('equal')).toEqual([]);
  const { args, stdin } = programs.calls('kubectl').findLast(({ args }) => args.includes('diff'))!;
  const [service] = (JSON.parse(stdin) as { items: unknown[] }).items;
  // With the marks that helm sets itself: without them an apply as helm would take them away.
  expect(service).toEqual({
    kind: 'Service',
    metadata: {
      name: 'web',
      labels: { app: 'web', 'app.kubernetes.io/managed-by': 'Helm' },
      annotations: {
        'meta.helm.sh/release-name': 'web',
        'meta.helm.sh/release-namespace': 'default',
      },
    },
  });
  expect(args.slice(4)).toEqual([
    'diff',
    '--server-side',
    '--force-conflicts',
    '--field-manager=helm',
    '-f',
    '-',
  ]);
});

test('scaled by hand: what is and what the release says, without generated fields', async () => {
  expect(await drift('changed')).toEqual([
    'Deployment/backend: minReadySeconds is 5, the release says 9',
    'Deployment/backend: replicas is 2, the release says 5',
  ]);
});

test('a comparison that fails is drift: the upgrade will tell why', async () => {
  expect(await drift('away')).toEqual(['The connection to the server 127.0.0.1:8443 was refused']);
});

test('an object that is gone is one sentence', () => {
  expect(readDiff(deleted)).toEqual(['ServiceAccount/diff-only is gone']);
});

test('only generated fields differ: nothing is said', () => {
  expect(
    readDiff(
      '--- /tmp/LIVE-1/v1.Service.default.backend\n+++ b\n@@ -1 +1 @@\n-  generation: 3\n+  generation: 4\n-  resourceVersion: "1"\n+  resourceVersion: "2"\n',
    ),
  ).toEqual([]);
});

test('what one side alone has, also list entries at the left edge', () => {
  const text = [
    '--- /tmp/LIVE-1/networking.k8s.io.v1.NetworkPolicy.default.todo-frontend',
    '+++ /tmp/MERGED-1/networking.k8s.io.v1.NetworkPolicy.default.todo-frontend',
    '@@ -1,2 +1,2 @@',
    ' secrets:',
    '-- name: one',
    '+  team: a',
    '',
  ].join('\n');
  expect(readDiff(text)).toEqual([
    'NetworkPolicy/todo-frontend: - name: one is not in the release',
    'NetworkPolicy/todo-frontend: team: a is missing',
  ]);
});
