import { inWorkspace, workspaceRoot } from '../../settings/src/paths.ts';
import { choose } from './choose.ts';
import { changedSince, readInputs, uncommitted } from './inputs.ts';
import { writePage } from './page/write-page.ts';
import { summary, table, type Row } from './print.ts';
import type { Proof } from './proof.ts';
import { readResult, type Result } from './result.ts';
import { runProof } from './run-proof.ts';
import { standing } from './state.ts';
import { tidyUp } from './workspace/checkout.ts';

export interface ProofOptions {
  names: string[];
  seed?: number;
  steps?: number;
  /** Counted from zero. */
  only?: readonly number[];
  list: boolean;
  force: boolean;
  json: boolean;
  signal: AbortSignal;
}

/** The records of the figures and of the property test are kept with the sources. */
const results = inWorkspace('bench/results');

/** `npm run proof`: lists the proofs, runs those that do not hold for these sources, writes the page. Gives the exit code. */
export async function runProofs(all: readonly Proof[], options: ProofOptions): Promise<number> {
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  const print = (value: unknown, text: string) =>
    void process.stdout.write(`${options.json ? JSON.stringify(value, null, 2) : text}\n`);
  const chosen = choose(all, options.names).map((proof) => ({
    ...proof,
    steps: Math.min(options.steps ?? proof.steps, proof.most ?? Infinity),
  }));
  const rows = chosen.map((proof) => rowOf(proof, options.seed));
  if (options.list) {
    print(rows, table(rows));
    return 0;
  }
  say(table(rows));
  const ran: Result[] = [];
  try {
    for (const [i, proof] of chosen.entries()) {
      if (rows[i]?.state === 'fresh' && !options.force && options.only === undefined) continue;
      warnUncommitted(proof, say);
      ran.push(await runOne(proof, options, rows[i]?.result, say));
    }
  } finally {
    // One cluster serves them all; it goes also after a failure. The page shows each step that was recorded.
    const left = await tidyUp();
    if (left) say(`! not all was taken away: ${left.trim().slice(-500)}`);
    if (options.only === undefined) await writePage(all);
  }
  const record = (proof: Proof) => ran.find((one) => one.proof === proof.name) ?? rowOf(proof).result;
  const records = chosen.flatMap((proof) => record(proof) ?? []);
  print(records, records.map(summary).join('\n'));
  return records.every(({ verdict }) => verdict !== 'fails') ? 0 : 1;
}

function runOne(
  proof: Proof,
  { seed, only, force, signal }: ProofOptions,
  before: Result | undefined,
  say: (text: string) => void,
): Promise<Result> {
  return runProof(proof, {
    results,
    inputs: readInputs(workspaceRoot, proof.inputs),
    seed: seed ?? before?.seed ?? 1,
    steps: proof.steps,
    force,
    ...(only === undefined ? {} : { only }),
    say: (text) => say(`${proof.name}: ${text}`),
    signal,
  });
}

function rowOf(proof: Proof, seed?: number): Row {
  const found = readResult(results, proof.name);
  const result = seed === undefined || found?.seed === seed ? found : undefined;
  const { hash } = readInputs(workspaceRoot, proof.inputs);
  const changed = () => changedSince(workspaceRoot, result?.commit ?? '', proof.inputs);
  return {
    name: proof.name,
    summary: proof.summary,
    ...standing(proof, result, hash, changed),
    ...(result ? { result } : {}),
  };
}

function warnUncommitted(proof: Proof, say: (text: string) => void): void {
  const [first, ...more] = uncommitted(workspaceRoot, proof.inputs);
  if (!first) return;
  const others = more.length ? ` and ${more.length} more` : '';
  say(`! ${proof.name}: the commit is proved; what is not committed is not in it: ${first}${others}`);
}
