import { percentile } from '../backend/percentile.ts';
import { median } from '../statistics.ts';
import type { Answer } from './load.ts';

/** What users saw, in numbers; milliseconds from the planned time to the answer's end. */
export interface Seen {
  requests: number;
  failed: number;
  p50: number;
  p99: number;
  longest: number;
  /** How many failed in which way: `GET tasks: reset` → 3. */
  failures: Record<string, number>;
}

/** Sums the answers up; a request that failed counts as such, its time is none. */
export function seen(answers: readonly Answer[]): Seen {
  const good = answers.filter(({ failure }) => !failure);
  const times = good.map(({ ended, planned }) => ended - planned);
  const failures: Record<string, number> = {};
  for (const { name, failure } of answers) {
    if (failure) failures[`${name}: ${failure}`] = (failures[`${name}: ${failure}`] ?? 0) + 1;
  }
  const rounded = (value: number) => Math.round(value * 10) / 10;
  return {
    requests: answers.length,
    failed: answers.length - good.length,
    p50: rounded(percentile(times, 0.5)),
    p99: rounded(percentile(times, 0.99)),
    longest: rounded(percentile(times, 1)),
    failures,
  };
}

/** `3 × page: reset, 1 × GET tasks: status 502` */
export const failureWords = (failures: Seen['failures']): string =>
  Object.entries(failures)
    .map(([kind, count]) => `${count} × ${kind}`)
    .join(', ');

/** Latency over time: an entry for each slice of the time in which requests were planned. */
export interface Curve {
  sliceSeconds: number;
  /** Milliseconds; null where no request was answered. */
  median: (number | null)[];
  longest: (number | null)[];
  failed: number[];
}

/** The answers by the slice of time in which they were planned. */
export function curve(answers: readonly Answer[], sliceSeconds = 0.5): Curve {
  const slices: Answer[][] = [];
  for (const answer of answers)
    (slices[Math.floor(answer.planned / 1000 / sliceSeconds)] ??= []).push(answer);
  const times = Array.from(slices, (slice) =>
    (slice ?? []).filter(({ failure }) => !failure).map(({ ended, planned }) => ended - planned),
  );
  const orNull = (value: number) => (Number.isFinite(value) ? Math.round(value) : null);
  return {
    sliceSeconds,
    median: times.map((slice) => orNull(median(slice))),
    longest: times.map((slice) => orNull(Math.max(...slice))),
    failed: Array.from(slices, (slice) => (slice ?? []).filter(({ failure }) => failure).length),
  };
}
