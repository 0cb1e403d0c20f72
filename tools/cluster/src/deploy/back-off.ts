import { isHook, isServer, statusesOf, type Pod } from '../failures/snapshot/pod.ts';
import { look } from '../failures/snapshot/snapshot.ts';
import { repeatedWarnings } from '../failures/signs/warnings.ts';
import { releasePods } from '../failures/watch.ts';
import { getObject, type Cluster } from '../kubernetes.ts';
import { writtenAnnotation, type Secret } from '../secrets/secrets.ts';

const waits =
  /^(ErrImageNeverPull|ErrImagePull|ImagePullBackOff|CrashLoopBackOff|CreateContainerConfigError)$/;

const waitsFor = (pod: Pod, reason: RegExp): boolean =>
  !pod.metadata.deletionTimestamp &&
  statusesOf(pod).some(({ state, ready }) => !ready && reason.test(state.waiting?.reason ?? ''));

/**
 * Deletes the pods that wait for their next try, which the kubelet puts off by up to five minutes: what they lacked (an
 * image, a Secret, the database) is there now, and their ReplicaSet makes them anew at once. So are those that are not ready
 * and have read a Secret that was put right since: they would never read it again. Gives their names. What is left of pods
 * that their node put out goes, too: it is no reason why others are not ready now.
 */
export async function endBackOffs(cluster: Cluster, release: string): Promise<string[]> {
  const pods = await releasePods(cluster, release);
  const unmounted = pods.some((pod) => waitsFor(pod, /^ContainerCreating$/))
    ? await withoutVolume(cluster, release)
    : [];
  const unready = pods.filter((pod) => isServer(pod) && statusesOf(pod).some(({ ready }) => !ready));
  const written = unready.length ? await secretWritten(cluster, release) : 0;
  const outdated = unready.filter(({ metadata }) => Date.parse(metadata.creationTimestamp) < written);
  const waiting = pods
    .filter((pod) => waitsFor(pod, waits) || unmounted.includes(pod.metadata.name) || outdated.includes(pod))
    .map((pod) => pod.metadata.name);
  const gone = [...waiting, ...pods.filter(isPutOut).map((pod) => pod.metadata.name)];
  if (gone.length) await cluster.kubectl(['delete', 'pods', ...gone, '--ignore-not-found', '--wait=false']);
  return waiting;
}

/** Ended for good; its ReplicaSet has made another one long since. */
const isPutOut = (pod: Pod): boolean =>
  !isHook(pod) && !pod.metadata.deletionTimestamp && pod.status.phase === 'Failed';

/** Pods whose Secret or another volume was not there: only the cluster's warnings tell. */
async function withoutVolume(cluster: Cluster, release: string): Promise<string[]> {
  const snapshot = await look(cluster, release);
  const said = snapshot ? repeatedWarnings(snapshot, 1) : [];
  return said
    .filter(({ reason, pod }) => reason === 'FailedMount' && !pod.metadata.deletionTimestamp)
    .map(({ pod }) => pod.metadata.name);
}

/** When the release's Secret was last written, in milliseconds since 1970; 0 where nobody knows. */
async function secretWritten(cluster: Cluster, release: string): Promise<number> {
  const secret = await getObject<Secret>(cluster, 'secret', `${release}-secrets`);
  return Date.parse(secret?.metadata.annotations?.[writtenAnnotation] ?? '') || 0;
}
