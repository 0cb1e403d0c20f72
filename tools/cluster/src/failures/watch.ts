import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { attempt } from '../command.ts';
import type { Cluster } from '../kubernetes.ts';
import type { Pod } from './pod.ts';
import { reasons, type Reason } from './reasons.ts';

/** A state must be seen this many times in a row: a pull may fail once and a pod may wait for another to go. */
const confirmations = 3;

/**
 * Milliseconds after which an older pod counts too: an upgrade that changes no pod keeps the failing ones, and would
 * wait for them until helm's own time is up.
 */
const longPatience = 90_000;

/**
 * Looks at a release's pods once a second until one fails for a known reason, and gives that reason; gives undefined
 * when `signal` ends it. Pods older than `since` belong to an earlier revision and are not judged.
 */
export async function watchPods(
  cluster: Cluster,
  release: string,
  since: number,
  signal: AbortSignal,
  patience = longPatience,
): Promise<Problem | undefined> {
  const began = Date.now();
  let seen = new Map<string, number>();
  while (!signal.aborted) {
    const now = new Map<string, number>();
    for (const pod of await releasePods(cluster, release)) {
      // Timestamps have whole seconds.
      const isOld = Date.parse(pod.metadata.creationTimestamp) < since - 1000;
      if (pod.metadata.deletionTimestamp || (isOld && Date.now() - began < patience)) continue;
      const found = reasonOf(pod);
      if (!found) continue;
      const key = `${pod.metadata.name} ${found.reason.code}`;
      const times = (seen.get(key) ?? 0) + 1;
      now.set(key, times);
      // A finished hook does not get better, and helm may remove it: at once.
      if (found.reason.code === 'HOOK-FAILED' || times >= confirmations) return explain(cluster, pod, found);
    }
    seen = now;
    await sleep(1000, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}

/** The first known reason for which a pod fails. */
export function reasonOf(pod: Pod): { reason: Reason; where: string; words: string } | undefined {
  for (const reason of reasons) {
    const found = reason.match(pod);
    if (found) return { reason, ...found };
  }
  return undefined;
}

/** All pods of a release, hooks too. Empty when the cluster does not answer for a moment. */
export async function releasePods(cluster: Cluster, release: string): Promise<Pod[]> {
  const args = [...cluster.kubectlFlags, 'get', 'pods', '-o', 'json'];
  const found = await attempt('kubectl', [...args, '-l', `app.kubernetes.io/instance=${release}`]);
  return found.exitCode === 0 ? (JSON.parse(found.stdout) as { items: Pod[] }).items : [];
}

async function explain(
  cluster: Cluster,
  pod: Pod,
  found: { reason: Reason; where: string; words: string },
): Promise<Problem> {
  const flags = cluster.kubectlFlags.join(' ');
  const logs = found.reason.logs ? await lastWords(cluster, pod) : '';
  return new Problem({
    code: found.reason.code,
    what: found.words,
    where: found.where,
    cause: found.reason.cause,
    next: found.reason.next(pod, flags),
    words: logs,
  });
}

async function lastWords(cluster: Cluster, pod: Pod): Promise<string> {
  const args = [...cluster.kubectlFlags, 'logs', pod.metadata.name, '--tail=15'];
  const previous = await attempt('kubectl', [...args, '--previous']);
  return previous.exitCode === 0 ? previous.stdout : (await attempt('kubectl', args)).stdout;
}
