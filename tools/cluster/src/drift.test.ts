import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findDrift, readDiff } from './drift.ts';
import { clusterOf, recorded } from './fixtures/cluster.ts';
import { FakePrograms } from './fixtures/fake-programs.ts';

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

const drift = (profile: string) => findDrift(clusterOf({ MINIKUBE_PROFILE: profile }), 'kind: Service\n');

test('equal: no lines; the manifest goes through stdin, and nothing is applied', async () => {
  expect(await drift('equal')).toEqual([]);
  const { args, stdin } = programs.calls('kubectl').at(-1)!;
  expect(stdin).toBe('kind: Service');
  expect(args.slice(4)).toEqual([
    'diff',
    '--server-side',
    '--force-conflicts',
    '--field-manager=helm',
    '-f',
    '-',
  ]);
});

test('scaled by hand: the changed lines, without headers and generated fields', async () => {
  expect(await drift('changed')).toEqual([
    '-  minReadySeconds: 5',
    '+  minReadySeconds: 9',
    '-  replicas: 2',
    '+  replicas: 5',
  ]);
});

test('a comparison that fails is drift: the upgrade will tell why', async () => {
  expect(await drift('away')).toEqual(['The connection to the server 127.0.0.1:8443 was refused']);
});

test('a deleted object shows all of its lines, also those of a list at the left edge', () => {
  const lines = readDiff(deleted);
  expect(lines).toContain('+kind: ServiceAccount');
  expect(lines).toContain('+- name: registry');
  expect(lines.filter((line) => /^(\+\+\+|---)/.test(line))).toEqual([]);
});

test('only generated fields differ: no lines', () => {
  expect(
    readDiff(
      '--- a\n+++ b\n@@ -1 +1 @@\n-  generation: 3\n+  generation: 4\n-  resourceVersion: "1"\n+  resourceVersion: "2"\n',
    ),
  ).toEqual([]);
});

test('a removed list entry at the left edge counts', () => {
  expect(readDiff('--- a\n+++ b\n@@ -1,2 +1 @@\n secrets:\n-- name: one\n')).toEqual(['-- name: one']);
});
