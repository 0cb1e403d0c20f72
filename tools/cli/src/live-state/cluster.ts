import { databaseName, databasePlace } from '../../../cluster/src/database/database.ts';
import { attempt } from '../../../cluster/src/programs/command.ts';
import { isHook, isServer, type Pod } from '../../../cluster/src/failures/snapshot/pod.ts';
import { look, type Warning } from '../../../cluster/src/failures/snapshot/snapshot.ts';
import { reasonOf, releasePods } from '../../../cluster/src/failures/watch.ts';
import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import { findRelease } from '../../../cluster/src/deploy/release/release.ts';
import { candidateUrls } from '../../../cluster/src/live/smoke.ts';
import { hasEnvFile } from '../../../settings/src/env-file.ts';
import { theClusterOf, type ClusterTarget } from '../targets/cluster-targets.ts';
import { services } from '../command-line/command.ts';
import { missingTools } from '../targets/target.ts';
import { findDoor } from './address.ts';
import { withAddress } from './services.ts';
import type { LiveTarget, Part, PodState, ReleaseState } from './state.ts';

/** What is deployed on a cluster, its database, and the cluster itself. */
export async function clusterState(
  target: ClusterTarget,
  onRunning?: () => void,
): Promise<LiveTarget | undefined> {
  if ((await missingTools(target)).length) return undefined;
  const cluster = theClusterOf(target);
  const state = cluster ? await cluster.provider.state() : 'absent';
  if (!cluster || state === 'absent') return undefined;
  const own: Part = {
    name: 'cluster',
    ready: state === 'running',
    detail: `${cluster.provider.title}, ${state}${state === 'stopped' ? `: npm start -- --target ${target}` : ''}`,
  };
  if (state === 'stopped') return { target, parts: [own] };
  onRunning?.();
  const [releases, database, door] = await Promise.all([
    Promise.all(services.map((name) => releasePart(cluster, name))),
    databasePart(cluster),
    candidateUrls(cluster).then(findDoor),
  ]);
  const databaseUrl = hasEnvFile() ? (await databasePlace(cluster)).hostUrl : undefined;
  return withAddress(target, [own, ...releases, database], door, databaseUrl);
}

async function databasePart(cluster: Cluster): Promise<Part> {
  if (cluster.settings.databaseUrl) return { name: 'postgres', ready: true, detail: 'DATABASE_URL' };
  const name = databaseName(cluster);
  const asked = await attempt('docker', ['container', 'inspect', '-f', '{{.State.Status}}', name]);
  const state = asked.stdout.trim() || 'does not exist: npm start';
  return { name: 'postgres', ready: state === 'running', detail: `container ${name}, ${state}` };
}

async function releaseState(cluster: Cluster, name: string): Promise<ReleaseState | undefined> {
  const found = await findRelease(cluster, name).catch(() => undefined);
  if (!found) return undefined;
  const { version, status, description, configuration, since } = found;
  return {
    revision: version,
    status,
    description,
    ...(configuration ? { configuration } : {}),
    ...(since ? { since } : {}),
  };
}

async function releasePart(cluster: Cluster, name: string): Promise<Part> {
  const [release, found] = await Promise.all([releaseState(cluster, name), releasePods(cluster, name)]);
  if (!release) return { name, ready: false, detail: 'not installed: npm start' };
  // A finished migration is no server; one that failed is the reason why the release did not come.
  const shown = found.filter((pod) => !isHook(pod) || pod.status.phase === 'Failed');
  // What keeps a pod from being set up, such as a Secret that cannot be mounted, stands in the warnings only.
  const waits = shown.some(({ status }) => status.phase === 'Pending');
  const warnings = waits ? ((await look(cluster, name))?.warnings ?? []) : [];
  const pods = shown.map((pod) => podState(pod, warnings));
  const lasting = pods.filter((_, i) => isServer(shown[i]!));
  const ready = lasting.filter((pod) => pod.ready);
  const image = lasting[0]?.image;
  const how = release.configuration ?? release.description;
  return {
    name,
    ready: release.status === 'deployed' && ready.length > 0 && ready.length === lasting.length,
    detail: `${ready.length}/${lasting.length} pods ready, revision ${release.revision} ${release.status} (${how})`,
    release,
    pods,
    ...(image ? { image: { name: image } } : {}),
  };
}

function podState(pod: Pod, warnings: Warning[]): PodState {
  const containers = pod.status.containerStatuses ?? [];
  const reason = reasonOf(pod, warnings);
  return {
    name: pod.metadata.name,
    ready: containers.length > 0 && containers.every((one) => one.ready),
    phase: pod.metadata.deletionTimestamp ? 'ending' : pod.status.phase,
    restarts: containers.reduce((sum, one) => sum + one.restartCount, 0),
    since: pod.metadata.creationTimestamp,
    image: pod.spec.containers[0]?.image ?? '',
    ...(reason ? { reason: `${reason.failure.code}: ${reason.words}` } : {}),
  };
}
