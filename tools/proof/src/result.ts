import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Proof, Sample } from './proof.ts';
import type { Judgement } from './statistics.ts';

/** Where it was measured, without names. */
export interface Machine {
  cores: number;
  memoryGib: number;
  system: string;
  node: string;
}

/** A proof's record; `bench/results/<name>.json`. */
export interface Result extends Omit<Judgement, 'wrong'> {
  schema: 1;
  proof: string;
  /** What was measured: the commit, and the hash of the files in it that count. */
  commit: string;
  inputs: string;
  /** ISO 8601, of the last sample. */
  date: string;
  machine: Machine;
  /** The kind of cluster, or where else it ran. */
  provider: string;
  seed: number;
  steps: number;
  limit?: number;
  unit?: 'MB';
  sides?: { ours: string; byHand: string };
  wrong: string[];
  samples: Sample[];
}

export const thisMachine = (): Machine => ({
  cores: cpus().length,
  memoryGib: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${process.arch}`,
  node: process.versions.node,
});

/** The kind of cluster, with what PROOF_NOTE says of it: where a figure was measured is a part of the figure. */
export function providerWords(environment = process.env): string {
  const provider = environment['CLUSTER_PROVIDER'] || 'minikube';
  return environment['PROOF_NOTE'] ? `${provider} (${environment['PROOF_NOTE']})` : provider;
}

export const resultFile = (folder: string, proof: string): string => join(folder, `${proof}.json`);

/** Beside the record, of a proof that draws it. */
export const pictureFile = (folder: string, proof: string): string => join(folder, `${proof}.svg`);

/** The record of a proof, or undefined when there is none that can be read: it is made anew then. */
export function readResult(folder: string, proof: string): Result | undefined {
  try {
    const read = JSON.parse(readFileSync(resultFile(folder, proof), 'utf8')) as Partial<Result> | null;
    const whole = read?.schema === 1 && read.proof === proof && Array.isArray(read.samples);
    return whole ? (read as Result) : undefined;
  } catch {
    return undefined;
  }
}

/** Written beside and renamed, so that a killed run leaves the record of the sample before; as the format check wants it. */
export async function writeResult(folder: string, result: Result, draw?: Proof['draw']): Promise<void> {
  const file = resultFile(folder, result.proof);
  const beside = `${file}.${process.pid}`;
  mkdirSync(dirname(file), { recursive: true });
  try {
    const style = { ...(await resolveConfig(file)), filepath: file };
    writeFileSync(beside, await format(JSON.stringify(result, null, 2), style));
    renameSync(beside, file);
    if (draw) writeFileSync(pictureFile(folder, result.proof), draw(result));
  } finally {
    rmSync(beside, { force: true });
  }
}
