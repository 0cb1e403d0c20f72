import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem } from '../../../../libs/problem/src/problem.ts';
import type { Cluster } from '../kubernetes.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { explain } from './explain.ts';
import type { Pod } from './snapshot/pod.ts';
import { inScope } from './snapshot/scope.ts';
import { findFailures, type Finding } from './signs/signs.ts';
import { look, type Snapshot, type Warning } from './snapshot/snapshot.ts';

export { releasePods } from './snapshot/snapshot.ts';

/**
 * A state must be seen for this many seconds less one: a pull may fail once and a pod may wait for another to go. Two looks that lie
 * as far apart are enough, and a look every two seconds leaves the processor to the pods that start.
 */
const confirmations = 3;
const pause = 1000;
const rest = 2000;

/**
 * Milliseconds without anything new after which older pods count too: an upgrade that changes no pod keeps the failing
 * ones, and would wait for them until helm's own time is up.
 */
const longPatience = 30_000;

export interface WatchOptions {
  /**
   * What was there before the upgrade: it belongs to an earlier revision. `first-look`: what the first look shows.
   * Without it all that is there is judged.
   */
  before?: Snapshot | 'first-look' | undefined;
  signal: AbortSignal;
  /** Milliseconds. */
  patience?: number;
}

/**
 * Looks at a release once a second until something of it fails for a known reason, and gives that reason; gives undefined
 * when `signal` ends it.
 */
export async function watchRelease(
  cluster: Cluster,
  release: string,
  options: WatchOptions,
): Promise<Problem | undefined> {
  const { signal, patience = longPatience } = options;
  let { before } = options;
  let quietSince = performance.now();
  /** When each failure was first seen, of those that have been seen ever since. */
  let seen = new Map<string, number>();
  while (!signal.aborted) {
    const began = performance.now();
    const now = await look(cluster, release, signal);
    if (now && !signal.aborted) {
      if (before === 'first-look') before = now;
      // While hooks run, the older pods are still those of the revision before.
      if (before && isBusy(inScope(now, before, false))) quietSince = began;
      const snapshot = inScope(now, before, began - quietSince >= patience);
      const still = new Map<string, number>();
      const holds = (looks: number | undefined, since: number) =>
        // A little less than the whole pauses: timers are not exact.
        began - since >= ((looks ?? confirmations) - 1) * pause * 0.95;
      for (const finding of findFailures(snapshot, catalogue)) {
        const since = seen.get(keyOf(finding)) ?? began;
        still.set(keyOf(finding), since);
        if (!holds(finding.looks, since)) continue;
        const told = await explain(cluster, release, finding, snapshot);
        if (told && holds(told.looks, since)) return told.problem;
      }
      seen = still;
    }
    const left = Math.max(100, rest - (performance.now() - began));
    await sleep(left, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
}

/** One look without a second one: for a release that helm has given up already. */
export async function lastLook(
  cluster: Cluster,
  release: string,
  before: Snapshot | undefined,
): Promise<Problem | undefined> {
  const now = await look(cluster, release);
  if (!now) return undefined;
  const snapshot = inScope(now, before, false);
  for (const finding of findFailures(snapshot, catalogue)) {
    const told = await explain(cluster, release, finding, snapshot);
    if (told) return told.problem;
  }
  return undefined;
}

/** Without what a node must say of it. */
const alone = catalogue.map((failure) => ({
  ...failure,
  signs: failure.signs.filter((sign) => sign.in !== 'untaken'),
}));

/** The first known reason for which a pod fails, as far as the pod itself and these warnings tell it. */
export const reasonOf = (pod: Pod, warnings: Warning[] = []): Finding | undefined =>
  findFailures({ pods: [pod], controllers: [], warnings }, alone)[0];

const keyOf = ({ failure, object }: Finding) => `${failure.code} ${object}`;

/** A Job of this revision runs. */
const isBusy = ({ controllers }: Snapshot) =>
  controllers.some(({ kind, status }) => kind === 'Job' && (status?.active ?? 0) > 0);
