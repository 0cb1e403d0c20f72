import type { Answer } from '../load/load.ts';
import { seen } from '../load/seen.ts';
import type { Scene } from '../proof.ts';

/** What is read of an answer; times are milliseconds of the load. */
type Outcome = Pick<Answer, 'name' | 'failure' | 'planned' | 'ended'>;

/** Failures with no more than so many milliseconds between them are one burst. */
const apart = 2000;

/** A scene's columns about its failures; their seconds are since `zero`, in milliseconds of the load. */
export function failureColumns(answers: readonly Answer[], zero = 0): Scene['seen'] {
  const { failed, failures } = seen(answers);
  return {
    failed,
    'how they failed': kinds(failures),
    'failed for': failedFor(answers),
    'failed at': failedAt(answers, zero),
  };
}

/** `page: refused ×12, tasks: status 503 ×4` */
export const kinds = (failures: Record<string, number>): string =>
  Object.entries(failures)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${kind} ×${count}`)
    .join(', ');

/** From when the first one that failed was sent to when the last one had failed. */
function failedFor(answers: readonly Outcome[]): string {
  const bursts = burstsOf(answers);
  return bursts.length ? `${inSeconds(bursts.at(-1)!.to - bursts[0]!.from)} s` : '';
}

/** When that was, in seconds since `zero`: `1.5 s to 13 s, 2 bursts`; nothing where none failed. */
export function failedAt(answers: readonly Outcome[], zero = 0): string {
  const bursts = burstsOf(answers);
  if (bursts.length === 0) return '';
  const [first, last] = [bursts[0]!.from - zero, bursts.at(-1)!.to - zero];
  return `${inSeconds(first)} s to ${inSeconds(last)} s, ${bursts.length} ${bursts.length === 1 ? 'burst' : 'bursts'}`;
}

/** What failed although all had been calm: in words for the table, and one by one for the record. */
export interface FailedAgain {
  words: string;
  failures: NonNullable<Scene['failedAgain']>;
}

/** What came of the requests that ended after `calm`, in seconds since `zero`. */
export function failedAgain(answers: readonly Outcome[], calm: number, zero: number): FailedAgain {
  const later = answers.filter(({ ended }) => ended > calm);
  const failed = later.filter(({ failure }) => failure).sort((a, b) => a.ended - b.ended);
  const when = failedAt(failed, zero);
  return {
    words: `${failed.length} of ${later.length}${when && `: ${when}`}`,
    failures: failed.map(({ name, failure, ended }) => ({
      at: inSeconds(ended - zero),
      what: `${name}: ${failure}`,
    })),
  };
}

/** Milliseconds as seconds with one decimal. */
export const inSeconds = (milliseconds: number): number => Math.round(milliseconds / 100) / 10;

/** Spans of time in which requests failed: each from when the first was sent to when the last had failed. */
function burstsOf(answers: readonly Outcome[]): { from: number; to: number }[] {
  const bursts: { from: number; to: number }[] = [];
  const failed = answers.filter(({ failure }) => failure).sort((a, b) => a.planned - b.planned);
  for (const { planned, ended } of failed) {
    const last = bursts.at(-1);
    if (last && planned - last.to <= apart) last.to = Math.max(last.to, ended);
    else bursts.push({ from: planned, to: ended });
  }
  return bursts;
}
