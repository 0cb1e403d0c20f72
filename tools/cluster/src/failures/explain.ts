import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { attempt } from '../programs/command.ts';
import type { Cluster } from '../kubernetes.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { detailOf } from './details/details.ts';
import { fill, placeholders } from './fill.ts';
import { isHook } from './snapshot/pod.ts';
import { probeAnswer } from './details/probe-answer.ts';
import { fits, type Finding } from './signs/signs.ts';
import { warningsOf, type Snapshot } from './snapshot/snapshot.ts';
import { sameWords } from './signs/warnings.ts';
import { askNodes, taintsOf } from './details/nodes.ts';

/** The finding as it is told, and for how long it must be seen. */
export interface Explained {
  /** Looks in a row that must show it; 3 when undefined. */
  looks: number | undefined;
  problem: Problem;
}

/** Makes the Problem: the pod's own words, the likely cause with its figures, the next commands. */
export async function explain(
  cluster: Cluster,
  release: string,
  first: Finding,
  snapshot: Snapshot,
): Promise<Explained | undefined> {
  const logs = first.failure.logs && first.pod ? await lastWords(cluster, first) : '';
  const finding = await refine(cluster, first, logs);
  const { failure, pod } = finding;
  const detail = await detailOf(finding, cluster);
  if (detail.passes) return undefined;
  const answer =
    finding.reason && pod && /^POD-(NOT-READY|STARTUP|LIVENESS)$/.test(failure.code)
      ? await probeAnswer(cluster, finding)
      : undefined;
  const facts = { ...placeholders(cluster, release), ...factsOf(finding), ...detail.facts };
  const words = failure.logs ? [answer, logs].filter(Boolean).join('\n') : ownWarnings(finding, snapshot);
  return {
    looks: detail.sure ? undefined : Math.max(finding.looks ?? 0, failure.looks ?? 0) || undefined,
    problem: new Problem({
      code: failure.code,
      what: finding.words,
      where: finding.where,
      cause: detail.cause ?? fill(failure.cause, facts),
      next: failure.next.map((one) => fill(one, facts)).join(', then: '),
      words,
    }),
  };
}

/** Some failures show in the log or in the node's taints only. */
async function refine(cluster: Cluster, finding: Finding, logs: string): Promise<Finding> {
  if (/^(POD-CRASH|HOOK-FAILED)$/.test(finding.failure.code)) {
    const failure = catalogue.find((one) =>
      one.signs.some((sign) => sign.in === 'log' && fits(sign, { words: logs })),
    );
    return failure ? { ...finding, failure, looks: failure.looks } : finding;
  }
  if (finding.failure.code === 'POD-NODE' && /taint/.test(finding.words)) {
    const nodes = await askNodes(cluster);
    const taints = nodes && taintsOf(nodes);
    if (!taints) return finding;
    const hit = { ...finding, words: `${finding.words} The taints: ${taints}` };
    const failure =
      catalogue.find((one) => one.signs.some((sign) => sign.in === 'unscheduled' && fits(sign, hit))) ??
      finding.failure;
    return { ...hit, failure, looks: failure.looks };
  }
  return finding;
}

const factsOf = ({ pod, container, object }: Finding): Record<string, string> => ({
  object,
  pod: pod?.metadata.name ?? object,
  container: container ?? pod?.spec.containers[0]?.name ?? '',
});

/** What the cluster warned of beside the words that are told already. */
function ownWarnings(finding: Finding, snapshot: Snapshot): string {
  if (!finding.pod) return '';
  const said = warningsOf(snapshot, finding.pod).map(({ reason, message }) => `${reason}: ${message.trim()}`);
  // The last of those that say the same.
  return [...new Map(said.map((one) => [sameWords(one), one])).values()]
    .filter((one) => !sameWords(finding.words).includes(sameWords(one)))
    .slice(-5)
    .join('\n');
}

/** The end of the log of the container that ended; `--previous` is the one before the running one. */
async function lastWords(cluster: Cluster, { pod, container }: Finding): Promise<string> {
  if (!pod) return '';
  const place = container ? ['-c', container] : [];
  const args = [...cluster.kubectlFlags, 'logs', pod.metadata.name, ...place, '--tail=15'];
  const status = pod.status.containerStatuses?.find((one) => one.name === container);
  // A program that runs and is not ready speaks now; for one that ended its last words count.
  const now = isHook(pod) || status?.restartCount === 0;
  const asked = now ? [args] : [[...args, '--previous'], args];
  for (let tries = 0; tries < 3; tries++) {
    for (const one of asked) {
      const found = await attempt('kubectl', one, { timeout: 10 });
      // The log of a container that is just being replaced is nowhere for a moment; kubectl says so on stdout.
      const words = found.stdout.replace(/^unable to retrieve container logs for .*$/m, '');
      if (found.exitCode === 0 && words.trim()) return words;
    }
    if (now) break;
    await sleep(500);
  }
  return '';
}
