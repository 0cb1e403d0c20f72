import { Problem } from '../../../libs/problem/src/problem.ts';
import { amount } from './amount.ts';
import { mustHave } from './choose.ts';
import type { Inputs } from './inputs.ts';
import type { Proof, Sample } from './proof.ts';
import { providerWords, readResult, thisMachine, writeResult, type Result } from './result.ts';
import { goesOn, wrongScenes } from './state.ts';
import { judge, nameOf } from './statistics.ts';

export interface RunOptions {
  /** Folder of the records. */
  results: string;
  inputs: Inputs;
  seed: number;
  steps: number;
  /** Starts over, whatever the record says. */
  force: boolean;
  /** Only the samples of these numbers, and no record: to repeat what failed. */
  only?: readonly number[];
  say(text: string): void;
  /** Aborted by Ctrl-C: the sample under way is given up, those before stay. */
  signal?: AbortSignal;
}

/** After so many sequences that went wrong the rest would only tell the same again. */
const enoughWrong = 3;

/**
 * Makes the samples that are still missing, and the scenes that went wrong once more, and writes the record after each: a run
 * that is killed goes on where it was.
 */
export async function runProof(proof: Proof, options: RunOptions): Promise<Result> {
  const { results, inputs, seed, steps, force, say } = options;
  const machine = thisMachine();
  const provider = proof.place ?? providerWords();
  const before = readResult(results, proof.name);
  const goOn =
    !force && options.only === undefined && goesOn(before, { inputs: inputs.hash, seed, machine, provider });
  const samples: Sample[] = goOn ? [...before.samples] : [];
  const again = wrongScenes(samples);
  if (samples.length) say(`keeps ${samples.length - again.length} steps of the record`);
  const record = (): Result => ({
    schema: 1,
    proof: proof.name,
    commit: inputs.commit,
    inputs: inputs.hash,
    date: new Date().toISOString(),
    machine,
    provider,
    seed,
    steps,
    ...(proof.limit === undefined ? {} : { limit: proof.limit }),
    ...(proof.unit ? { unit: proof.unit } : {}),
    ...(proof.sides ? { sides: proof.sides } : {}),
    ...judge(samples, steps, proof.limit),
    samples,
  });
  const wanted = options.only ?? [...again, ...range(samples.length, steps)];
  mustHave(proof, wanted);
  if (wanted.length === 0) return record();
  const runner = await proof.open({ seed, say });
  try {
    for (const index of wanted) {
      if (options.signal?.aborted) throw interrupted(proof.name);
      const sample = await runner.step(index);
      if (options.only) samples.push(sample);
      else samples[index] = sample;
      say(`step ${index + 1} of ${steps}: ${words(sample, proof.unit)}`);
      if (options.only === undefined) await writeResult(results, record(), proof.draw);
      if (samples.filter((one) => one.kind === 'sequence' && one.wrong.length).length >= enoughWrong) break;
    }
  } finally {
    await runner.close?.();
  }
  return record();
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

function words(sample: Sample, unit: Proof['unit']): string {
  if (sample.kind === 'timing')
    return `ours ${amount(sample.ours, unit)}, by hand ${amount(sample.byHand, unit)}`;
  const verdict = sample.wrong.length ? `WRONG: ${sample.wrong.join('; ')}` : 'right';
  return `${nameOf(sample)}: ${verdict} (${sample.seconds.toFixed(0)} s)`;
}

function interrupted(name: string): Problem {
  return new Problem({
    code: 'INTERRUPTED',
    what: 'the proof was interrupted',
    where: `npm run proof -- ${name}`,
    cause: 'Ctrl-C, or a signal from outside',
    next: `npm run proof -- ${name} (it goes on from here)`,
    class: 'interrupted',
  });
}
