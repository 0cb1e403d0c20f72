/** What a check found: `ok`, `warn` (works, but), `missing` (needed for `for` only). */
export interface Finding {
  state: 'ok' | 'warn' | 'missing';
  /** What is there: a version, a port's holder, a context. */
  found: string;
  /** The command or the step that mends it. */
  fix?: string;
}

export interface Check {
  name: string;
  /** What one needs it for: everything, or one target. */
  for: string;
  run(): Promise<Finding>;
}

/** `1.32.0` ≤ `1.38.1`; missing parts count as 0. */
export function isAtLeast(version: string, wanted: string): boolean {
  const parts = (text: string) => text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [a, b] = [parts(version), parts(wanted)];
  const at = b.findIndex((part, i) => part !== (a[i] ?? 0));
  return at === -1 || (a[at] ?? 0) > b[at]!;
}

/** The first thing in a text that looks like a version. */
export const versionIn = (text: string): string | undefined => /(\d+\.\d+(?:\.\d+)?)/.exec(text)?.[1];
