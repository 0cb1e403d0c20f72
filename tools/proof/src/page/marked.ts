import { isInHistory, readInputs } from '../inputs.ts';
import type { Proof } from '../proof.ts';
import { readResult, type Result } from '../result.ts';
import { standing, type State } from '../state.ts';

/** What the page says of a proof. */
export interface Marked {
  proof: Pick<Proof, 'name' | 'summary' | 'limit' | 'place'>;
  result?: Result;
  /** What the record is worth for the sources of the page's commit. */
  state: State;
  /** The record's commit is none of the page's history. */
  elsewhere?: true;
}

/**
 * Each proof with its record, judged by the sources of a commit: the page names it, so that it stays true when the next
 * commit comes.
 * @param root the checkout; its git history must have the commit
 * @param results folder of the records
 * @throws Problem PROOF-GIT when git does not know the commit
 */
export function markAll(all: readonly Proof[], root: string, results: string, commit: string): Marked[] {
  return all.map((proof) => {
    const result = readResult(results, proof.name);
    const { hash } = readInputs(root, proof.inputs, commit);
    const elsewhere = result && !isInHistory(root, result.commit, commit);
    return {
      proof,
      state: standing(proof, result, hash).state,
      ...(result ? { result } : {}),
      ...(elsewhere ? { elsewhere } : {}),
    };
  });
}
