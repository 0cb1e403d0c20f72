import { setTimeout as sleep } from 'node:timers/promises';
import { readLists } from '../api/read.ts';
import { attempt } from '../programs/command.ts';
import type { Pod } from '../failures/snapshot/pod.ts';
import type { Cluster } from '../kubernetes.ts';
import type { Outcome } from '../outcome/outcome.ts';
import type { Deployment } from './deployment.ts';

type Seen = (Pod & { kind: 'Pod' }) | (Deployment & { kind: 'Deployment' });

/** Clocks of a node in a virtual machine and of this machine may differ by so much (ms). */
const tolerance = 2000;

/**
 * What the API server still says of the time before a stopped cluster was started, in words: a pod whose container ran
 * then, a Deployment that counts pods which are not ready any more. None when all of it is of now.
 * @param since when the start began, ms since the epoch: no container that runs can be older
 */
export function staleOf(objects: readonly Seen[], since: number): string[] {
  const pods = objects.filter(
    (one): one is Pod & { kind: 'Pod' } => one.kind === 'Pod' && !one.metadata.deletionTimestamp,
  );
  const old = pods.filter(({ status }) =>
    (status.containerStatuses ?? []).some(
      ({ state }) => state.running && Date.parse(state.running.startedAt) < since - tolerance,
    ),
  );
  const overcounted = objects.filter((one): one is Deployment & { kind: 'Deployment' } => {
    if (one.kind !== 'Deployment') return false;
    const ready = pods.filter(
      ({ metadata, status }) =>
        metadata.ownerReferences?.some(
          ({ kind, name }) => kind === 'ReplicaSet' && name.startsWith(`${one.metadata.name}-`),
        ) && status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'),
    );
    return (one.status.availableReplicas ?? 0) > ready.length;
  });
  return [
    ...old.map(({ metadata }) => `pod ${metadata.name}`),
    ...overcounted.map(({ metadata }) => `deployment ${metadata.name}`),
  ];
}

/** The cluster runs, and what it says of its pods is of now. @param port that of the machine at which the app will answer */
export async function bringUp(cluster: Cluster, port: number): Promise<Outcome> {
  const began = Date.now();
  const outcome = await cluster.provider.up(port);
  if (outcome.kind === 'done' && cluster.provider.local) await untilReported(cluster, began);
  return outcome;
}

/**
 * Waits after the start of a stopped cluster until the kubelet and the controllers have said how things are now: until
 * then the API server shows the pods of before as ready, and everything would be taken for done. Gives up after
 * `seconds`: what is wrong with a pod is the next step's to tell.
 */
async function untilReported(cluster: Cluster, since: number, seconds = 60): Promise<void> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const objects = await seen(cluster);
    if (objects && staleOf(objects, since).length === 0) return;
    if (Date.now() > until) return;
    await sleep(500);
  }
}

const labelSelector = 'app.kubernetes.io/part-of=todo-chatbot';

async function seen(cluster: Cluster): Promise<Seen[] | undefined> {
  const kinds = [
    ['v1', 'Pod'],
    ['apps/v1', 'Deployment'],
  ] as const;
  const read = await readLists(cluster, kinds, { labelSelector });
  if (read) return read as unknown as Seen[];
  const args = [...cluster.kubectlFlags, 'get', 'pods,deployments', '-l', labelSelector, '-o', 'json'];
  const found = await attempt('kubectl', args, { timeout: 20 });
  return found.exitCode === 0 ? (JSON.parse(found.stdout) as { items: Seen[] }).items : undefined;
}
