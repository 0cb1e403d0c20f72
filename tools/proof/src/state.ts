import type { Proof, Sample } from './proof.ts';
import type { Result } from './result.ts';

/** `fresh`: it holds for these very sources. Everything else is run by `npm run proof`. */
export type State = 'fresh' | 'stale' | 'incomplete' | 'fails' | 'never run';

export interface Standing {
  state: State;
  /** One sentence: why. */
  reason: string;
}

/** What a proof's record is worth for these inputs; `changed` names the input files that differ from the record's commit. */
export function standing(
  { steps }: Pick<Proof, 'steps'>,
  result: Result | undefined,
  inputs: string,
  changed: () => string[] | undefined = () => undefined,
): Standing {
  if (!result) return { state: 'never run', reason: 'there is no record' };
  const at = result.commit.slice(0, 10);
  if (result.inputs !== inputs) return { state: 'stale', reason: staleWords(at, changed()) };
  if (result.verdict === 'fails') return { state: 'fails', reason: result.wrong[0] ?? 'see its record' };
  if (result.samples.length < steps)
    return { state: 'incomplete', reason: `${result.samples.length} of ${steps} steps at ${at}` };
  return { state: 'fresh', reason: `holds at ${at}, the same inputs` };
}

function staleWords(at: string, changed: string[] | undefined): string {
  if (!changed) return `its inputs changed since ${at}, a commit that is not here`;
  const more = changed.length > 1 ? ` and ${changed.length - 1} more` : '';
  return `changed since ${at}: ${changed[0] ?? 'what counts as an input'}${more}`;
}

/**
 * Whether a run may keep samples of this record. Of one that fails only scenes are kept: each is by itself, and those that went
 * wrong are played again. Rounds are judged together, and sequences follow each other on one cluster.
 */
export const goesOn = (
  result: Result | undefined,
  wanted: { inputs: string; seed: number; machine: object; provider: string },
): result is Result =>
  result !== undefined &&
  (result.verdict !== 'fails' || result.samples.every(({ kind }) => kind === 'scene')) &&
  result.inputs === wanted.inputs &&
  result.seed === wanted.seed &&
  result.provider === wanted.provider &&
  JSON.stringify(result.machine) === JSON.stringify(wanted.machine);

/** The numbers of the scenes that went wrong. */
export const wrongScenes = (samples: readonly Sample[]): number[] =>
  samples.flatMap((one, index) => (one.kind === 'scene' && one.wrong.length ? [index] : []));
