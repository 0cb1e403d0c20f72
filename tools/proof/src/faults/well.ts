import { setTimeout as sleep } from 'node:timers/promises';
import type { Load } from '../load/load.ts';

/** So long nothing may fail, and so many must be answered meanwhile, until it counts as over. */
const calm = { milliseconds: 15_000, answers: 100 };

/** Moments in milliseconds of the load; undefined: not within the time. */
export interface Well {
  /** From when on the pods were well and nothing failed any more. */
  since?: number;
  /** When that had been so for long enough for the first time: what fails afterwards fails again. */
  calm?: number;
}

/**
 * Waits until the pods are well and nothing fails any more, for `seconds` at most.
 * @param longer seconds for which it must stay so beyond the usual calm; they come on top of `seconds`
 */
export async function untilWell(
  load: Pick<Load, 'now' | 'answers'>,
  pods: { readonly well: boolean },
  seconds: number,
  longer = 0,
): Promise<Well> {
  const end = load.now() + (seconds + longer) * 1000;
  const well: Well = {};
  let since: number | undefined;
  while (load.now() < end) {
    if (!pods.well) since = undefined;
    else since = Math.max(since ?? load.now(), lastFailure(load));
    if (since !== undefined && isCalm(load, since, calm.milliseconds)) well.calm ??= load.now();
    if (since !== undefined && isCalm(load, since, calm.milliseconds + longer * 1000))
      return { ...well, since };
    await sleep(200);
  }
  return well;
}

/** When the last failed request ended. */
const lastFailure = ({ answers }: Pick<Load, 'answers'>): number =>
  Math.max(0, ...answers.filter(({ failure }) => failure).map(({ ended }) => ended));

/** A service that hangs fails only when its callers give up: so answers must have come, too. */
function isCalm(
  { now, answers }: Pick<Load, 'now' | 'answers'>,
  since: number,
  milliseconds: number,
): boolean {
  const answered = answers.filter(({ ended, planned }) => ended > since && planned > since - 1000).length;
  return now() - since >= milliseconds && answered >= (calm.answers * milliseconds) / calm.milliseconds;
}
