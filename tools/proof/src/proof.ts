import type { Curve } from './load/seen.ts';
import type { Result } from './result.ts';

/** One round of a benchmark: seconds (or the proof's unit) of our way, and of the same done by hand. */
export interface Timing {
  kind: 'timing';
  ours: number;
  byHand: number;
  /** Where the seconds of both went. */
  parts: Record<string, number>;
}

/** One sequence of the property test: what was done to the cluster, and what was wrong after one `npm start`. */
export interface Sequence {
  kind: 'sequence';
  operations: string[];
  seconds: number;
  wrong: string[];
}

/** Something that was done to the running app, and what its users saw of it. */
export interface Scene {
  kind: 'scene';
  /** What was done. */
  name: string;
  seconds: number;
  /** The table's columns, in their order: what was counted or measured, with its unit in the name or in the value. */
  seen: Record<string, string | number>;
  wrong: string[];
  /** Requests that failed after all had been calm, where it was watched on: seconds since what was stopped was started again. */
  failedAgain?: { at: number; what: string }[];
  /** What users saw over time, where it was measured. */
  timeline?: Timeline;
}

/** Latency of requests at a fixed rate, in slices of equal length, and what happened meanwhile. */
export interface Timeline extends Curve {
  /** Seconds since the first request was planned. */
  events: { at: number; what: string }[];
}

export type Sample = Timing | Sequence | Scene;

export interface RunnerOptions {
  seed: number;
  /** Tells a person what is going on. */
  say(text: string): void;
}

/** What makes the samples of one proof. */
export interface Runner {
  /** The sample of this number. It depends on seed and number alone, so a killed run goes on where it was. */
  step(index: number): Promise<Sample>;
  /** Takes away what it made; called once, also after a failure. */
  close?(): Promise<void>;
}

/** Something that takes longer than CI, and holds or does not. */
export interface Proof {
  name: string;
  summary: string;
  /** Samples that are wanted. */
  steps: number;
  /** Samples that there are at all; of rounds and random sequences there is no end. */
  most?: number;
  /** Greatest allowed median of the rounds' ratios; a property test has none. */
  limit?: number;
  /** Of both sides; parts are always seconds. Default: seconds. */
  unit?: 'MB';
  /** Where it runs when that is no cluster. */
  place?: string;
  /** What a ratio compares, in words. */
  sides?: { ours: string; byHand: string };
  /** Paths from the workspace's root that the outcome depends on: files and folders that git tracks. */
  inputs: string[];
  /** A picture of the record, as SVG: written beside it whenever it is. */
  draw?(result: Result): string;
  open(options: RunnerOptions): Promise<Runner>;
}
