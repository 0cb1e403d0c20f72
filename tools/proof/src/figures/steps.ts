/** Lines that `npm start` and bench/by-hand.sh print of their steps, as seconds by name. */
export function readSteps(text: string): Record<string, number> {
  const found = [...text.matchAll(/^step (\S+) (\d+(?:\.\d+)?)$/gm)];
  return Object.fromEntries(found.map(([, name, seconds]) => [name!, Number(seconds)]));
}

/**
 * When each task of an `npm start` ended, in seconds since it began: `  7.3s  ✓ done      cluster:up   …`, and after a
 * minute `1m 46s  ✓ done …`.
 * What was found unchanged is left out: it ends whenever its line is printed.
 */
export function readTaskEnds(text: string): Record<string, number> {
  const found = [...text.matchAll(/^\s*(?:(\d+)m )?\s*(\d+(?:\.\d+)?)s\s+\S+\s+(?:done|failed)\s+(\S+)/gm)];
  return Object.fromEntries(
    found.map(([, minutes, seconds, task]) => [task!, Number(minutes ?? 0) * 60 + Number(seconds)]),
  );
}
