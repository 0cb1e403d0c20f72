import type { Sample, Scene, Sequence, Timing } from './proof.ts';

/** The middle value; of an even number the mean of the two in the middle. NaN of none. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const right = sorted[middle] ?? NaN;
  return sorted.length % 2 ? right : ((sorted[middle - 1] ?? NaN) + right) / 2;
}

/** Both sides' medians in seconds, and ours in parts of the other. */
export interface Figures {
  ours: number;
  byHand: number;
  /**
   * The median of the rounds' ratios: both sides of a round are measured one right after the other, so what else the machine
   * does weighs on both. Medians of the sides may come of different rounds.
   */
  ratio: number;
  /** The ratio of a single round, at least and at most. */
  least: number;
  most: number;
  /** The median of each part. */
  parts: Record<string, number>;
}

export type Verdict = 'holds' | 'fails' | 'incomplete';

export interface Judgement {
  verdict: Verdict;
  figures?: Figures;
  /** Why it fails. */
  wrong: string[];
}

/** What the samples say: a benchmark's ratio keeps its limit, no sequence of a property test went wrong. */
export function judge(samples: Sample[], steps: number, limit: number | undefined): Judgement {
  const timings = samples.filter((sample): sample is Timing => sample.kind === 'timing');
  const others = samples.filter((sample): sample is Sequence | Scene => sample.kind !== 'timing');
  const wrong = others.flatMap((one) => one.wrong.map((words) => `${nameOf(one)}: ${words}`));
  const figures = timings.length ? figuresOf(timings) : undefined;
  const enough = samples.length >= steps;
  if (enough && figures && limit !== undefined && figures.ratio > limit)
    wrong.push(`ratio ${figures.ratio.toFixed(2)} is above ${Math.round(limit * 100) / 100}`);
  const verdict = wrong.length ? 'fails' : enough ? 'holds' : 'incomplete';
  return { verdict, wrong, ...(figures ? { figures } : {}) };
}

/** What was done. */
export const nameOf = (one: Sequence | Scene) =>
  one.kind === 'scene' ? one.name : one.operations.join(' → ');

function figuresOf(timings: Timing[]): Figures {
  const ours = median(timings.map((timing) => timing.ours));
  const byHand = median(timings.map((timing) => timing.byHand));
  const ratios = timings.map((timing) => timing.ours / timing.byHand);
  const names = new Set(timings.flatMap(({ parts }) => Object.keys(parts)));
  const parts = [...names].map((name) => [name, round(median(timings.flatMap((t) => t.parts[name] ?? [])))]);
  return {
    ours: round(ours),
    byHand: round(byHand),
    ratio: round(median(ratios)),
    least: round(Math.min(...ratios)),
    most: round(Math.max(...ratios)),
    parts: Object.fromEntries(parts) as Record<string, number>,
  };
}

/** Two decimals, and three digits of what is smaller than one. */
const round = (value: number) =>
  Math.abs(value) < 1 ? Number(value.toPrecision(3)) : Math.round(value * 100) / 100;
