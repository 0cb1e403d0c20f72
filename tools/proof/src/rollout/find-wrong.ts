import { failureWords, type Seen } from '../load/seen.ts';
import type { App, Pod } from '../workspace/pods.ts';
import { probing, type Writes } from './people.ts';
import type { WatchedPod } from './pod-watch.ts';
import type { Script } from './script.ts';

export interface Outcome {
  script: Script;
  counts: Seen;
  writes: Writes;
  /** The pods of each app, before the load and after it. */
  before: { app: App; pods: Pod[] }[];
  after: { app: App; pods: Pod[] }[];
  watch: { seen: readonly WatchedPod[] };
}

/** What of a scene is not as it must be. */
export function findWrong(outcome: Outcome): string[] {
  return [...requests(outcome), ...writes(outcome), ...pods(outcome)];
}

function requests({ script, counts }: Outcome): string[] {
  const { requests, failed, failures } = counts;
  if (script.control) {
    // A probe is nobody's request: a pod that says that it stops has cost no one anything. Of streams, those that were cut count.
    const ofUsers = Object.keys(failures).some((kind) => !kind.startsWith(`${probing}: `));
    return ofUsers || script.streams
      ? []
      : [`none of ${requests} requests of users failed: so the other scenes prove nothing`];
  }
  return failed ? [`${failed} of ${requests} requests failed: ${failureWords(failures)}`] : [];
}

function writes({ writes: { acknowledged, lost } }: Outcome): string[] {
  if (acknowledged === 0) return ['nothing was written'];
  return lost.length
    ? [`${lost.length} of ${acknowledged} acknowledged writes are not there once: ${lost[0]}`]
    : [];
}

function pods({ script, before, after, watch }: Outcome): string[] {
  const was = new Map(before.flatMap(({ pods }) => pods.map(({ uid, restarts }) => [uid, restarts])));
  const restarted = watch.seen.filter(({ uid, restarts }) => restarts > (was.get(uid) ?? 0));
  return [
    ...(restarted.length ? [`${restarted.length} containers were started anew`] : []),
    ...after.flatMap(({ app, pods }, i) => {
      const old = new Set(before[i]?.pods.map(({ uid }) => uid));
      const replaced = pods.filter(({ uid }) => !old.has(uid)).length;
      const wanted = script.replaced[app] ?? 0;
      return replaced === wanted ? [] : [`${replaced} pods of ${app} were replaced, not ${wanted}`];
    }),
  ];
}
