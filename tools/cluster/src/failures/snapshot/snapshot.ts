import { readLists } from '../../api/read.ts';
import { attempt } from '../../programs/command.ts';
import type { Cluster } from '../../kubernetes.ts';
import type { Condition, Metadata, Pod } from './pod.ts';

/** A Deployment, ReplicaSet or Job, as far as it is read here. */
export interface Controller {
  kind: 'Deployment' | 'ReplicaSet' | 'Job';
  metadata: Metadata;
  spec: { replicas?: number; backoffLimit?: number };
  status?: { conditions?: Condition[]; active?: number; failed?: number; succeeded?: number };
}

/** A warning of the cluster. */
export interface Warning {
  reason: string;
  message: string;
  /** How often it was said so far. */
  count?: number | null;
  firstTimestamp?: string | null;
  lastTimestamp?: string | null;
  metadata: { creationTimestamp?: string };
  involvedObject: { kind: string; name: string; uid?: string; fieldPath?: string };
}

/** One look at all of a release that can tell why it fails. */
export interface Snapshot {
  pods: Pod[];
  controllers: Controller[];
  warnings: Warning[];
  /** Pods that are ending: they hold room and quota, and their log can still be read. */
  leaving?: Pod[];
}

const looked = [
  ['v1', 'Pod'],
  ['apps/v1', 'ReplicaSet'],
  ['batch/v1', 'Job'],
  ['apps/v1', 'Deployment'],
] as const;

type Looked = Controller | (Pod & { kind: 'Pod' });

/** Pods, their controllers and the namespace's warnings, asked side by side. Undefined when the cluster does not answer. */
export async function look(
  cluster: Cluster,
  release: string,
  signal?: AbortSignal,
): Promise<Snapshot | undefined> {
  const [objects, warnings] = await Promise.all([
    readLists(cluster, looked, { labelSelector: `app.kubernetes.io/instance=${release}` }, { signal }),
    readLists(cluster, [['v1', 'Event']], { fieldSelector: 'type=Warning' }, { signal }),
  ]);
  // A look that was broken off needs no second way.
  if (signal?.aborted) return undefined;
  if (!objects || !warnings) return lookByKubectl(cluster, release, signal);
  return snapshotOf(objects as unknown as Looked[], warnings as unknown as Warning[]);
}

/** For a cluster into which only kubectl can sign in, and for those who may not read events. */
async function lookByKubectl(
  cluster: Cluster,
  release: string,
  signal?: AbortSignal,
): Promise<Snapshot | undefined> {
  const get = (...args: string[]) =>
    attempt('kubectl', [...cluster.kubectlFlags, 'get', ...args, '-o', 'json'], {
      timeout: 20,
      ...(signal ? { signal } : {}),
    });
  const [objects, events] = await Promise.all([
    get('pods,replicasets,jobs,deployments', '-l', `app.kubernetes.io/instance=${release}`),
    get('events', '--field-selector=type=Warning'),
  ]);
  if (objects.exitCode !== 0) return undefined;
  // Reasons that stand in the objects are told even to those who may not read events.
  const warnings = events.exitCode === 0 ? (JSON.parse(events.stdout) as { items: Warning[] }).items : [];
  return snapshotOf((JSON.parse(objects.stdout) as { items: Looked[] }).items, warnings);
}

const snapshotOf = (items: Looked[], warnings: Warning[]): Snapshot => ({
  pods: items.filter((one): one is Pod & { kind: 'Pod' } => one.kind === 'Pod'),
  controllers: items.filter((one): one is Controller => one.kind !== 'Pod'),
  warnings,
});

/** The warnings that are about this object. */
export const warningsOf = (snapshot: Snapshot, about: { metadata: Metadata }): Warning[] =>
  snapshot.warnings.filter(({ involvedObject }) =>
    about.metadata.uid === undefined
      ? involvedObject.name === about.metadata.name
      : involvedObject.uid === about.metadata.uid,
  );

/** All pods of a release, hooks too. Empty when the cluster does not answer for a moment. */
export async function releasePods(cluster: Cluster, release: string): Promise<Pod[]> {
  const args = [...cluster.kubectlFlags, 'get', 'pods', '-o', 'json'];
  const found = await attempt('kubectl', [...args, '-l', `app.kubernetes.io/instance=${release}`]);
  return found.exitCode === 0 ? (JSON.parse(found.stdout) as { items: Pod[] }).items : [];
}
