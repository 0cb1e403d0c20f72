/** Numbers from 0 up to 1 that follow from a seed: the same seed, the same sequence. */
export type Random = () => number;

/** A small generator of 32-bit state; the numbers of equal seeds are equal on every machine. */
export function randomFrom(seed: number, stream = 0): Random {
  // Streams of one seed begin far apart from each other.
  let state = (Math.imul(seed | 0, 0x9e3779b1) + Math.imul(stream | 0, 0x85ebca6b)) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number from `from` to `to`, both included. */
export const between = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1));

/** One of a list, each equally likely. */
export const oneOf = <T>(random: Random, list: readonly T[]): T => list[between(random, 0, list.length - 1)]!;

/** One of a list, as often as its weight says. */
export function weighted<T extends { weight: number }>(random: Random, list: readonly T[]): T {
  let left = random() * list.reduce((sum, { weight }) => sum + weight, 0);
  return list.find(({ weight }) => (left -= weight) < 0) ?? list.at(-1)!;
}
