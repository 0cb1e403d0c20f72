/** What a record has of a bound of the specification; times in seconds. */
export interface Sample {
  name: string;
  measured: number;
  limit: number;
  /** What was not as it should be. */
  wrong: string[];
}

interface Record {
  samples: { name: string; seen: { measured?: string; limit?: string }; wrong: string[] }[];
}

/** Whether a line of the checklist rests on a measurement. */
export const isMeasured = (runsIn: string): boolean => runsIn.startsWith('bench: ');

/** `16.7 s`, `193.1 ms`, `< 2 s`; NaN for anything else. */
function secondsIn(text = ''): number {
  const [, number, unit] = /^(?:< )?([\d.]+) (ms|s)$/.exec(text) ?? [];
  return Number(number) / (unit === 'ms' ? 1000 : 1);
}

/** The seconds that a line allows: "Up within 30 seconds", "An image within 5 minutes". @throws Error when it says none */
export function limitOf(words: string): number {
  const [, number, unit] = /\bwithin (\d+) (second|minute)s?$/.exec(words) ?? [];
  if (!number) throw new Error(`"${words}" names no time`);
  return Number(number) * (unit === 'minute' ? 60 : 1);
}

/** The one sample of a record whose name begins so. @throws Error when there is none, or more than one */
export function sampleOf(record: string, words: string): Sample {
  const { samples } = JSON.parse(record) as Record;
  const found = samples.filter(({ name }) => name.startsWith(`spec: ${words}`));
  const [one] = found;
  if (!one || found.length > 1)
    throw new Error(`the record has ${found.length} samples "spec: ${words}…" and not one`);
  const { name, seen, wrong } = one;
  return { name, measured: secondsIn(seen.measured), limit: secondsIn(seen.limit), wrong };
}
