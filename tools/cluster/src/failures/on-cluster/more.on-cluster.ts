import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { asProblem } from '../../../../../libs/problem/src/problem.ts';
import { attempt } from '../../programs/command.ts';
import { removePending, findRelease } from '../../deploy/release/release.ts';
import type { Cluster } from '../../kubernetes.ts';
import { app, configMap, deployment, forever, hook, notReady, ports, probe, server } from './objects.ts';
import { deploy, places } from './place.ts';
import { testContext } from './test-cluster.ts';

const place = places();
const problemOf = async (work: Promise<unknown>) =>
  asProblem(
    await work.then(
      () => expect.unreachable('it was deployed'),
      (thrown: unknown) => thrown,
    ),
  ).facts;

const settings = configMap('settings', {});
const now = () => Math.floor(Date.now() / 1000);

test.concurrent(
  'a program that starts slowly, within what its startup probe allows, is deployed',
  async () => {
    const slow = {
      container: { ports, startupProbe: probe('/live', 1, 60), readinessProbe: probe('/live', 1, 3) },
    };
    expect(await deploy(await place('slow'), [deployment(server(15), slow)])).toBe(1);
  },
);

test.concurrent('a program that ends once, before its database is there, is deployed', async () => {
  const state = {
    container: {
      volumeMounts: [{ name: 'state', mountPath: '/state' }],
      readinessProbe: { exec: { command: ['test', '-f', '/state/second'] }, periodSeconds: 1 },
    },
    pod: { volumes: [{ name: 'state', emptyDir: {} }] },
  };
  const line = 'test -f /state/first && touch /state/second && exec sleep 600; touch /state/first; exit 1';
  expect(await deploy(await place('once'), [deployment(line, state)])).toBe(1);
});

test.concurrent('a hook that fails and has a try left is not the end', async () => {
  const second = `test $(date +%s) -gt ${now() + 12}`;
  const cluster = await place('second-try');
  expect(await deploy(cluster, [hook(second, { backoffLimit: 3 }), settings])).toBe(1);
});

test.concurrent('what failed is mended by the next upgrade, whose past is not judged', async () => {
  const cluster = await place('mended');
  const broken = deployment('exit 1', { container: notReady });
  expect(await problemOf(deploy(cluster, [broken]))).toMatchObject({ code: 'POD-CRASH' });
  expect(await deploy(cluster, [hook('sleep 5'), deployment(forever)])).toBe(2);
});

test.concurrent('an upgrade that changes nothing of what fails says so after its patience', async () => {
  const cluster = await place('kept');
  const broken = deployment(forever, { container: { image: 'todo-absent:1', imagePullPolicy: 'Never' } });
  expect(await problemOf(deploy(cluster, [broken]))).toMatchObject({ code: 'POD-IMAGE-NEVER' });
  const began = performance.now();
  expect(await problemOf(deploy(cluster, [broken]))).toMatchObject({ code: 'POD-IMAGE-NEVER' });
  expect(performance.now() - began).toBeGreaterThan(30_000);
});

test.concurrent('a policy of the cluster', async () => {
  const name = `todo-test-policy-${process.pid}`;
  const kind = 'ValidatingAdmissionPolicy';
  const apiVersion = 'admissionregistration.k8s.io/v1';
  const policy = {
    apiVersion,
    kind,
    metadata: { name },
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        resourceRules: [
          { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps', 'pods'] },
        ],
      },
      validations: [
        { expression: "!('forbidden' in object.metadata.labels)", message: 'it has the label forbidden' },
      ],
    },
  };
  const binding = {
    apiVersion,
    kind: `${kind}Binding`,
    metadata: { name },
    spec: {
      policyName: name,
      validationActions: ['Deny'],
      matchResources: { namespaceSelector: { matchLabels: { policy: name } } },
    },
  };
  const cluster = await place('policy', { wide: [policy, binding], labels: { policy: name } });
  const labelled = { ...settings, metadata: { name: 'settings', labels: { forbidden: '1' } } };
  const create = [...cluster.kubectlFlags, 'create', '--dry-run=server', '-f', '-'];
  // The cluster takes up a new policy some seconds later.
  for (let i = 0; i < 40; i++) {
    const tried = await attempt('kubectl', create, { input: JSON.stringify(labelled) });
    if (tried.exitCode !== 0) break;
    await sleep(500);
  }
  expect(await problemOf(deploy(cluster, [labelled]))).toMatchObject({
    code: 'ADMISSION',
    words: expect.stringContaining('it has the label forbidden'),
  });
});

/** Until helm has begun. */
async function begun(cluster: Cluster): Promise<void> {
  for (let i = 0; i < 200 && !(await findRelease(cluster, app))?.status.startsWith('pending'); i++)
    await sleep(100);
}

test.concurrent('a release on which another helm works, and which one', async () => {
  const cluster = await place('locked');
  const first = deploy(cluster, [hook('sleep 25'), settings]);
  const ended = first.then(
    () => 'deployed',
    (thrown: unknown) => asProblem(thrown).explain(),
  );
  await begun(cluster);
  const told = await problemOf(deploy(cluster, [settings]));
  expect(told).toMatchObject({
    code: 'HELM-LOCKED',
    cause: expect.stringMatching(
      /^revision 1 is pending-install since \d{4}-.*; helm works on it: process \d+ of this machine/,
    ),
    next: expect.stringContaining(`helm history ${app} --kube-context`),
  });
  expect(await ended).toBe('deployed');
});

test.concurrent(
  'a release that a killed helm left is told, and is free once its record is away',
  async () => {
    const cluster = await place('killed');
    await deploy(cluster, [settings]);
    const dying = deploy(cluster, [hook('sleep 60'), configMap('settings', { a: '1' })]).catch(
      (thrown: unknown) => thrown,
    );
    await begun(cluster);
    const [, pid] = /process (\d+)/.exec((await problemOf(deploy(cluster, [settings]))).cause) ?? [];
    process.kill(Number(pid), 'SIGKILL');
    await dying;
    const told = await problemOf(deploy(cluster, [settings]));
    expect(told).toMatchObject({
      code: 'HELM-LOCKED',
      cause: expect.stringContaining('no helm of this machine does'),
    });
    await removePending(cluster, app, (await findRelease(cluster, app))!);
    expect(await deploy(cluster, [configMap('settings', { a: '2' })])).toBe(2);
  },
);

test('a taint is named, which the scheduler only counts', async () => {
  const cluster = await place('taint');
  const taint = (mark: string) =>
    attempt('kubectl', [
      '--context',
      testContext(),
      'taint',
      'nodes',
      '--all',
      `todo-test=busy:NoSchedule${mark}`,
    ]);
  await taint('');
  try {
    expect(await problemOf(deploy(cluster, [deployment(forever)]))).toMatchObject({
      code: 'POD-NODE',
      what: expect.stringMatching(/todo-test=busy:NoSchedule/),
    });
  } finally {
    await taint('-');
  }
}, 60_000);
