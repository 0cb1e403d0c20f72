import type { Condition, Pod } from '../snapshot/pod.ts';
import { warningsOf, type Snapshot } from '../snapshot/snapshot.ts';

/** The kubelet's caches may lag behind for a moment. */
const passing = /failed to sync (secret|configmap) cache|object .* not registered/;

/** The same for two tries: each has an id, a time or an address of its own in what is said. */
export const sameWords = (message: string): string => message.replace(/[0-9a-f]{12,}|\d+([.:_]\d+)+/g, '…');

/** What a pod is warned of `times` times or more. */
export interface Said {
  pod: Pod;
  reason: string;
  words: string;
}

/**
 * What is said of pods that are not set up yet; what was said before they were is past, though they may still pull their image.
 * The cluster counts only what is the same to the letter.
 */
export const repeatedWarnings = (snapshot: Snapshot, times: number): Said[] =>
  snapshot.pods
    .filter(({ status }) => status.phase === 'Pending' && !isSetUp(status.conditions))
    .flatMap((pod) => {
      const said = new Map<string, Said & { count: number }>();
      for (const { reason, message, count } of warningsOf(snapshot, pod)) {
        if (passing.test(message)) continue;
        const words = `${reason}: ${message}`;
        const before = said.get(sameWords(words))?.count ?? 0;
        said.set(sameWords(words), { pod, words, reason, count: before + (count ?? 1) });
      }
      return [...said.values()].filter(({ count }) => count >= times);
    });

const isSetUp = (conditions: Condition[] = []) =>
  conditions.some(({ type, status }) => type === 'PodReadyToStartContainers' && status === 'True');
