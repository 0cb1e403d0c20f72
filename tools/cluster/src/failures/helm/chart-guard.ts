import type { ProblemFacts } from '../../../../../libs/problem/src/problem.ts';

/**
 * What the guards of a chart say (templates/_guards.tpl), each on a line of its own:
 * `CHART-CODE: what · where · why · what to do`.
 */
const guard = /^\s*(CHART-[A-Z]+(?:-[A-Z]+)*): (.+?) · (.+?) · (.+?) · (.+?)\s*$/m;

/** What to do where the Secrets are written from .env, and not by hand as with helm alone. */
const nextHere: Record<string, (what: string) => string> = {
  'CHART-SECRET-ABSENT': () => 'npm start (writes the Secrets from .env)',
  'CHART-SECRET-KEY-MISSING': (what) =>
    `give ${/ has no (\w+)/.exec(what)?.[1] ?? 'it'} a value in .env, then: npm start`,
};

/** The first refusal of a chart in helm's words, or undefined. The others stay in the words. */
export function chartRefusal(release: string, words: string): ProblemFacts | undefined {
  const [, code, what, where, cause, next] = guard.exec(words) ?? [];
  if (!code || !what || !cause || !next) return undefined;
  return {
    code,
    what: `${release}'s chart refuses its values: ${what}`,
    where: `${where} of release ${release}; nothing was applied`,
    cause,
    next: nextHere[code]?.(what) ?? `${next}, then: npm start`,
    words,
  };
}
