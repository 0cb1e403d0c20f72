import { afterEach, expect, test, vi } from 'vitest';
import { clusterOf } from '../../fixtures/cluster.ts';
import { FakePrograms } from '../../fixtures/fake-programs.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { explain } from '../explain.ts';
import { recordedSnapshot, snapshotNames } from '../fixtures/snapshots.ts';
import { notReady, type Node } from './nodes.ts';
import { findFailures } from '../signs/signs.ts';
import { reasonOf } from '../watch.ts';

const cluster = clusterOf({ MINIKUBE_PROFILE: 'todo', K8S_NAMESPACE: 'here' });

/** How a recorded release is told by somebody who may see the nodes, or may not. */
async function tell(name: string, answer?: object) {
  const { nodes, ...snapshot } = recordedSnapshot(name);
  const said = answer ?? { stdout: JSON.stringify({ items: nodes }) };
  const programs = new FakePrograms({ kubectl: { 'get nodes': said } });
  vi.stubEnv('PATH', programs.folder);
  const told = await explain(cluster, 'app', findFailures(snapshot, catalogue)[0]!, snapshot);
  return told && { looks: told.looks, ...told.problem.facts };
}

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each(snapshotNames().filter((name) => recordedSnapshot(name).nodes))(
  'what the scheduler does not say, the nodes do: %s',
  async (name) => {
    expect(await tell(name)).toMatchObject({ code: recordedSnapshot(name).code, where: /^pod app-/ });
  },
);

test('a node that is silent says so at once', async () => {
  expect(await tell('node-kubelet')).toMatchObject({
    what: expect.stringMatching(/The taints: node: node\.kubernetes\.io\/unreachable:NoSchedule/),
    cause: 'node node is not ready since 2026-11-23T10:18:57Z: Kubelet stopped posting node status',
    looks: undefined,
  });
});

test('a pod that a silent node has not taken up', async () => {
  expect(await tell('node-silent')).toMatchObject({
    what: 'node node has not taken the pod up',
    cause: 'node node is not ready since 2026-11-23T10:18:57Z: Kubelet stopped posting node status',
    looks: undefined,
  });
});

test('a pod that has only just come to its node, which is well or another one than the silent one', async () => {
  const { nodes, pods } = recordedSnapshot('node-silent');
  const well = {
    metadata: { name: 'node' },
    spec: {},
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  };
  const other = { ...nodes![0]!, metadata: { name: 'other' } };
  expect(await tell('node-silent', { stdout: JSON.stringify({ items: [well, other] }) })).toBeUndefined();
  expect(await tell('node-silent', { stderr: 'Error from server (Forbidden)', exitCode: 1 })).toBeUndefined();
  expect(reasonOf(pods[0]!)).toBeUndefined();
});

test('a node that had no network for long before the pod came', async () => {
  expect(await tell('node-network')).toMatchObject({
    cause: expect.stringMatching(
      /^node node is not ready since .*: container runtime network not ready: .*cni/,
    ),
    looks: undefined,
  });
});

test('a node that has just started is given its time', () => {
  const { nodes, pods } = recordedSnapshot('node-network');
  const { lastTransitionTime } = nodes![0]!.status!.conditions!.find(({ type }) => type === 'Ready')!;
  const after = (seconds: number) => new Date(Date.parse(lastTransitionTime!) + seconds * 1000).toISOString();
  expect(notReady(nodes!, after(29))).toMatchObject({ sure: false });
  expect(notReady(nodes!, after(30))).toMatchObject({ sure: true });
  // It was there before.
  expect(notReady(nodes!, after(-60))).toMatchObject({ sure: false });
  expect(notReady(nodes!, pods[0]!.metadata.creationTimestamp)).toMatchObject({ sure: true });
});

test('nodes that are ready, or say nothing yet', () => {
  const ready: Node = {
    metadata: { name: 'a' },
    spec: {},
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  };
  expect(notReady([ready, { metadata: { name: 'b' }, spec: {} }], '')).toBeUndefined();
  expect(notReady([], '')).toBeUndefined();
});

test('who may not see the nodes is told what the scheduler says', async () => {
  expect(await tell('disk-taint', { stderr: 'Error from server (Forbidden)', exitCode: 1 })).toMatchObject({
    code: 'POD-NODE',
    what: expect.stringMatching(/untolerated taint\(s\)/),
  });
});
