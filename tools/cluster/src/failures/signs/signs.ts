import type { Failure, Place, Sign } from '../catalogue/failure.ts';
import { failedJobs } from './jobs.ts';
import { isReplaced, wasReadySince } from './past.ts';
import {
  endedWithNode,
  isHook,
  statusesOf,
  type ContainerStatus,
  type Pod,
  type Terminated,
} from '../snapshot/pod.ts';
import { failingProbes } from './probes.ts';
import { warningsOf, type Snapshot } from '../snapshot/snapshot.ts';
import { repeatedWarnings } from './warnings.ts';

/** Something that fails, where, and in the cluster's words. */
export interface Hit {
  /** Name of the object that fails. */
  object: string;
  where: string;
  words: string;
  /** The cluster's own name for it, which a sign may ask for. */
  reason?: string | undefined;
  pod?: Pod | undefined;
  container?: string | undefined;
}

export interface Finding extends Hit {
  failure: Failure;
  /** Looks in a row that must show it. */
  looks?: number | undefined;
}

const inContainer = (
  pod: Pod,
  status: ContainerStatus,
  hit: { words: string; reason?: string | undefined },
): Hit => ({
  object: pod.metadata.name,
  where: `pod ${pod.metadata.name}, container ${status.name}`,
  pod,
  container: status.name,
  ...hit,
});
const inPod = (pod: Pod, hit: { words: string; reason?: string | undefined }): Hit => ({
  object: pod.metadata.name,
  where: `pod ${pod.metadata.name}`,
  pod,
  ...hit,
});

/** What an ended container says of itself. */
const endedWords = (last: Terminated | undefined, restarts: number): string =>
  `${last?.reason ?? 'ended'} with exit code ${last?.exitCode}, ${restarts} restarts`;

const waiting = ({ pods }: Snapshot): Hit[] =>
  pods.flatMap((pod) =>
    statusesOf(pod).flatMap((one) => {
      const { reason, message } = one.state.waiting ?? {};
      return reason && reason !== 'CrashLoopBackOff'
        ? [inContainer(pod, one, { reason, words: `${reason}: ${message ?? ''}` })]
        : [];
    }),
  );

/** A container that is ready now, or was since its last start, failed earlier: what made it is past. A hook's pod may be tried again by its Job. */
const ended = (snapshot: Snapshot, sign: Sign): Hit[] => {
  const lost = new Set(failedJobs(snapshot).map(({ pod }) => pod?.metadata.name));
  return snapshot.pods
    .filter((pod) => !isHook(pod) || (sign.reasons && lost.has(pod.metadata.name)))
    .flatMap((pod) =>
      statusesOf(pod)
        .filter((one) => !one.ready && !wasReadySince(pod, one))
        .flatMap((one) => {
          const last = one.state.terminated ?? one.lastState?.terminated;
          if (last && endedWithNode(pod, last)) return [];
          // Not one end alone: a container may end once while its database starts.
          const again =
            one.state.waiting?.reason === 'CrashLoopBackOff' ||
            (one.restartCount > 0 && Boolean(one.state.terminated?.exitCode));
          if (!sign.reasons && !again) return [];
          const message = last?.message ? `: ${last.message.trim().slice(0, 400)}` : '';
          const words = endedWords(last, one.restartCount) + (last?.reason === 'StartError' ? message : '');
          return [inContainer(pod, one, { reason: last?.reason, words })];
        }),
    );
};

/** A pod that was put out stays as a record when another one serves in its place. */
const evicted = ({ pods }: Snapshot): Hit[] =>
  pods
    .filter((pod) => pod.status.reason === 'Evicted' && !isReplaced(pod, pods))
    .map((pod) => inPod(pod, { words: `Evicted: ${pod.status.message ?? ''}` }));

const unscheduled = ({ pods }: Snapshot): Hit[] =>
  pods.flatMap((pod) => {
    const told = pod.status.conditions?.find((one) => one.type === 'PodScheduled' && one.status === 'False');
    return told && told.reason !== 'SchedulingGated'
      ? [inPod(pod, { reason: told.reason, words: `${told.reason}: ${told.message}` })]
      : [];
  });

const untaken = ({ pods }: Snapshot): Hit[] =>
  pods
    .filter(({ spec, status }) => spec.nodeName && status.phase === 'Pending' && !status.startTime)
    .map((pod) => inPod(pod, { words: `node ${pod.spec.nodeName} has not taken the pod up` }));

const warning = (snapshot: Snapshot, { times = 3 }: Sign): Hit[] =>
  repeatedWarnings(snapshot, times).map(({ pod, ...hit }) => inPod(pod, hit));

const probe = (snapshot: Snapshot): Hit[] =>
  snapshot.pods.flatMap((pod) =>
    failingProbes(snapshot, pod).map(({ status, ...hit }) => inContainer(pod, status, hit)),
  );

const refused = (snapshot: Snapshot): Hit[] =>
  snapshot.controllers.flatMap((one) => {
    const failure = one.status?.conditions?.find(
      (told) => told.type === 'ReplicaFailure' && told.status === 'True',
    );
    const { active = 0, failed = 0, succeeded = 0 } = one.status ?? {};
    // A Job has no such condition, and only warns.
    const message =
      one.kind === 'ReplicaSet'
        ? failure?.message
        : one.kind === 'Job' && active + failed + succeeded === 0
          ? warningsOf(snapshot, one).findLast(({ reason }) => reason === 'FailedCreate')?.message
          : undefined;
    const words = message?.replace(/^Error creating: /, '');
    const name = one.metadata.name;
    return words ? [{ object: name, where: `${one.kind} ${name}`, words }] : [];
  });

const rollout = ({ controllers }: Snapshot): Hit[] =>
  controllers.flatMap(({ kind, metadata, status }) => {
    const told = status?.conditions?.find((one) => one.type === 'Progressing' && one.status === 'False');
    return kind === 'Deployment' && told
      ? [
          {
            object: metadata.name,
            where: `Deployment ${metadata.name}`,
            reason: told.reason,
            words: told.message ?? '',
          },
        ]
      : [];
  });

const job = (snapshot: Snapshot): Hit[] =>
  failedJobs(snapshot).map(({ name, pod, reason, message }) => {
    const status = pod && statusesOf(pod).find((one) => one.state.terminated?.exitCode);
    return pod && status && reason !== 'DeadlineExceeded'
      ? inContainer(pod, status, { reason, words: endedWords(status.state.terminated, status.restartCount) })
      : { object: name, where: `Job ${name}`, reason, words: `${reason}: ${message}`, pod };
  });

/** What is read from a log or from helm is no part of a snapshot. */
const readers: Record<Exclude<Place, 'log' | 'helm'>, (snapshot: Snapshot, sign: Sign) => Hit[]> = {
  waiting,
  ended,
  evicted,
  unscheduled,
  untaken,
  warning,
  probe,
  refused,
  job,
  rollout,
};

export const fits = (sign: Sign, hit: { reason?: string | undefined; words: string }): boolean =>
  (!sign.reasons || sign.reasons.includes(hit.reason ?? '')) &&
  (!sign.message || sign.message.test(hit.words));

/** What fails in a snapshot: of each object the most telling failure, in the catalogue's order. */
export function findFailures(snapshot: Snapshot, catalogue: Failure[]): Finding[] {
  const found = new Map<string, Finding>();
  for (const failure of catalogue) {
    for (const sign of failure.signs) {
      if (sign.in === 'log' || sign.in === 'helm') continue;
      for (const hit of readers[sign.in](snapshot, sign)) {
        if (fits(sign, hit) && !found.has(hit.object))
          found.set(hit.object, { ...hit, failure, looks: sign.looks ?? failure.looks });
      }
    }
  }
  return [...found.values()];
}
