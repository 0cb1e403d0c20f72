import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { clusterOf } from './fixtures/cluster.ts';
import { FakePrograms } from './fixtures/fake-programs.ts';
import { findRelease, readStamp, releaseDigest, removePending, writeStamp } from './release.ts';

describe("the stamp in a revision's description", () => {
  test('is read as it was written', () => {
    const stamp = { configuration: 'prod', digest: '0123456789abcdef' };
    expect(readStamp(writeStamp(stamp))).toEqual(stamp);
  });

  test.each([
    'Upgrade complete',
    'Rollback to 2',
    '',
    'todo-chatbot configuration=dev digest=xyz',
    'todo-chatbot configuration=dev digest=0123456789abcdef and more',
  ])('there is none in "%s"', (description) => expect(readStamp(description)).toBeUndefined());
});

describe('the digest', () => {
  let chart: string;
  const values = { 'image.tag': 'h1', secretHash: 'abc' };
  const digest = (configuration = 'dev', set: Record<string, string> = values) =>
    releaseDigest(chart, configuration, set);
  const write = (path: string, text: string) => {
    mkdirSync(join(chart, path, '..'), { recursive: true });
    writeFileSync(join(chart, path), text);
  };

  beforeEach(() => {
    chart = mkdtempSync(join(tmpdir(), 'todo-chart-'));
    write('Chart.yaml', 'name: backend\n');
    write('values.yaml', 'a: 1\n');
    write('templates/deployment.yaml', 'kind: Deployment\n');
  });

  test('16 hex digits; the same chart elsewhere and the values in another order give the same', () => {
    const first = digest();
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(digest('dev', { secretHash: 'abc', 'image.tag': 'h1' })).toBe(first);
    const copy = mkdtempSync(join(tmpdir(), 'todo-chart-'));
    cpSync(chart, copy, { recursive: true });
    expect(releaseDigest(copy, 'dev', values)).toBe(first);
  });

  test.each([
    ['a template', 'templates/deployment.yaml'],
    ['the values', 'values.yaml'],
    ['a new file', 'templates/new.yaml'],
    ['the notes', 'templates/NOTES.txt'],
    ['a helm test', 'templates/tests/connection.yaml'],
  ])('changes with %s', (_, path) => {
    const before = digest();
    write(path, 'changed\n');
    expect(digest()).not.toBe(before);
  });

  test('changes with the configuration and with each value', () => {
    const before = digest();
    expect(digest('prod')).not.toBe(before);
    expect(digest('dev', { ...values, 'image.tag': 'h2' })).not.toBe(before);
    expect(digest('dev', { ...values, secretHash: '' })).not.toBe(before);
    expect(digest('dev', { ...values, more: '' })).not.toBe(before);
  });

  test.each(['README.md', 'docs/why.md', 'tests/chart.test.ts', 'ci/render-values.yaml'])(
    'does not change with %s',
    (path) => {
      const before = digest();
      write(path, 'changed\n');
      expect(digest()).toBe(before);
    },
  );
});

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
