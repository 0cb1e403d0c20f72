import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { recorded } from '../fixtures/cluster.ts';
import {
  currentDescription,
  chartContext,
  deploy,
  notFound,
  programs,
  released,
  upgraded,
  upgrades,
} from './fixture.ts';
import type { Answer, Answers } from '../fixtures/fake-programs.ts';
import { readStamp } from './release/stamp.ts';

let context: ExecutorContext;

beforeEach(() => {
  context = chartContext();
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test('what is not installed is installed: context, values, image, stamp and time are named', async () => {
  const fakes = programs({ status: notFound, upgrade: upgraded });
  expect(
    await deploy(context, 'prod', { LLM_MODEL: 'a,b\\c', K8S_NAMESPACE: 'here', MINIKUBE_PROFILE: 'todo' }),
  ).toEqual({
    kind: 'done',
    reason: 'release backend is at revision 4 (prod): it was not installed',
  });
  const [args] = upgrades(fakes);
  expect(args!.slice(0, 6)).toEqual([
    'upgrade',
    '--install',
    'backend',
    join(context.root, 'chart'),
    '-f',
    join(context.root, 'chart/values-prod.yaml'),
  ]);
  expect(args).toEqual(
    expect.arrayContaining([
      'image.tag=h42',
      'existingSecret=backend-secrets',
      'secretHash=abcdef0123456789',
      'config.llmModel=a\\,b\\\\c',
      '--wait',
    ]),
  );
  expect(args!.slice(-4)).toEqual(['--kube-context', 'todo', '-n', 'here']);
  expect(readStamp(args![args!.indexOf('--description') + 1]!)).toMatchObject({ configuration: 'prod' });
  expect(args).not.toContain('--server-side=true');
});

test('Helm 4 applies on the server, over what kubectl scale owns', async () => {
  const fakes = programs({ version: 'v4.0.1', status: notFound, upgrade: upgraded });
  await deploy(context);
  expect(upgrades(fakes)[0]).toEqual(expect.arrayContaining(['--server-side=true', '--force-conflicts']));
});

test('an equal release is not deployed again; its pods are looked at', async () => {
  const description = await currentDescription(context);
  const fakes = programs({ status: released(description) });
  expect(await deploy(context)).toEqual({
    kind: 'unchanged',
    reason: 'release backend is equal (revision 3, dev)',
  });
  expect(upgrades(fakes)).toEqual([]);
  expect(fakes.lines('kubectl').some((line) => line.includes('rollout status deployment/backend'))).toBe(
    true,
  );
});

describe('is deployed again, with the reason', () => {
  test.each<[string, () => Promise<Answer>, string, Answers?]>([
    [
      'another configuration',
      async () => released(await currentDescription(context, 'prod')),
      'configuration prod → dev',
    ],
    [
      'another image and another secret',
      async () =>
        released(
          (await currentDescription(context))
            .replace('image=h42', 'image=h41')
            .replace('secret=a', 'secret=b'),
        ),
      'image h41 → h42, the secrets changed',
    ],
    [
      'a rollback by hand',
      () => Promise.resolve(released('Rollback to 2')),
      'its last revision was made by hand (Rollback to 2)',
      { 'get secret sh.helm.release.v1.backend.v3': '{"metadata":{}}' },
    ],
    ['a failed revision', () => Promise.resolve(released('x', 'failed')), 'its last revision is failed'],
    [
      'a scaled deployment',
      async () => released(await currentDescription(context)),
      'the cluster was changed by hand (Deployment/backend: minReadySeconds is 5, the release says 9; Deployment/backend: replicas is 2, the release says 5)',
      { diff: { stdout: recorded('kubectl-diff-changed.txt'), exitCode: 1 } },
    ],
  ])('%s', async (_, living, reason, kubectl) => {
    const fakes = programs({ status: await living(), upgrade: upgraded }, kubectl);
    expect(await deploy(context)).toEqual({
      kind: 'done',
      reason: `release backend is at revision 4 (dev): ${reason}`,
    });
    expect(upgrades(fakes)).toHaveLength(1);
  });
});

test('after a rollback of ours, the rollback is named; by hand is one without its mark', async () => {
  const description = 'Rollback to 2';
  const info = { status: 'deployed', description, last_deployed: '2026-11-29T23:10:00.5+01:00' };
  const status = JSON.stringify({ version: 3, manifest: 'kind: Deployment\n', info });
  const record = (annotations: Record<string, string>) => ({
    'get secret sh.helm.release.v1.backend.v3': JSON.stringify({ metadata: { annotations } }),
  });
  const asked = { status, upgrade: upgraded };
  const fakes = programs(asked, record({ 'todo-chatbot/rolled-back-to': '2' }));
  expect(await deploy(context)).toMatchObject({
    kind: 'done',
    reason: 'release backend is at revision 4 (dev): it was rolled back on 2026-11-29 to revision 2',
  });
  expect(upgrades(fakes)).toHaveLength(1);
  programs(asked, record({}));
  expect(await deploy(context)).toMatchObject({ reason: expect.stringContaining('made by hand') });
});

test('a revision that a killed helm left pending is removed first', async () => {
  const fakes = programs(
    { status: released('x', 'pending-upgrade'), upgrade: upgraded },
    { 'delete secret sh.helm.release.v1.backend.v3': '' },
  );
  expect(await deploy(context)).toMatchObject({ kind: 'done' });
  const lines = fakes.lines();
  const removed = lines.findIndex((line) => line.includes('delete secret'));
  expect(removed).toBeGreaterThan(-1);
  expect(removed).toBeLessThan(lines.findIndex((line) => line.startsWith('helm upgrade')));
});
