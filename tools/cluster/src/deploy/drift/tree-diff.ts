export type Tree = Record<string, unknown>;

type Tell = (path: string, before: unknown, now: unknown) => void;

/** Tells each value in which two objects differ, by its path; list entries are matched by their name, so moved ones are no difference. */
export function treeDifferences(before: unknown, now: unknown, tell: Tell, path: string[] = []): void {
  const [a, b] = [byName(before), byName(now)];
  if (!isTree(a) || !isTree(b)) {
    if (JSON.stringify(before) !== JSON.stringify(now)) tell(path.join('.'), before, now);
    return;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
    treeDifferences(a[key], b[key], tell, [...path, key]);
}

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list whose entries have names as an object by those names; other lists as objects by position. */
function byName(value: unknown): unknown {
  if (!Array.isArray(value) || !value.every(isTree)) return value;
  return Object.fromEntries(value.map((entry, i) => [String(entry['name'] ?? i), entry]));
}

/** A value as a line shows it, at most 80 characters. */
export function shownValue(value: unknown): string {
  if (value === undefined) return '(nothing)';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
