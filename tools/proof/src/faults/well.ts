import { setTimeout as sleep } from 'node:timers/promises';
import type { Load } from '../load/load.ts';

/** So long nothing may fail, and so many must be answered, until it counts as over. */
const calm = { milliseconds: 15_000, answers: 100 };

/**
 * Waits until the pods are well and nothing fails any more. Gives the moment from which on that was so, in milliseconds of the
 * load; undefined when it is not so within `seconds`.
 */
export async function untilWell(
  load: Pick<Load, 'now' | 'answers'>,
  pods: { readonly well: boolean },
  seconds: number,
): Promise<number | undefined> {
  const end = load.now() + seconds * 1000;
  let since: number | undefined;
  while (load.now() < end) {
    if (!pods.well) since = undefined;
    else since = Math.max(since ?? load.now(), lastFailure(load));
    if (since !== undefined && load.now() - since >= calm.milliseconds && answeredSince(load, since))
      return since;
    await sleep(200);
  }
  return undefined;
}

/** When the last failed request ended. */
const lastFailure = ({ answers }: Pick<Load, 'answers'>): number =>
  Math.max(0, ...answers.filter(({ failure }) => failure).map(({ ended }) => ended));

/** A service that hangs fails only when its callers give up. */
const answeredSince = ({ answers }: Pick<Load, 'answers'>, since: number) =>
  answers.filter(({ ended, planned }) => ended > since && planned > since - 1000).length >= calm.answers;
