/** Exit codes by class of failure; they are part of what scripts may rely on. */
export const exitCodes = { failed: 1, usage: 2, preflight: 3, refused: 4, interrupted: 130 } as const;

export type ProblemClass = keyof typeof exitCodes;

export interface ProblemFacts {
  /** Stable name in capitals, such as `DOCKER-DOWN`: for searching, and for tests. */
  code: string;
  /** What failed, in one sentence without a full stop. */
  what: string;
  /** Where: a file and line, a command, a pod, a URL. */
  where: string;
  /** The likely cause. */
  cause: string;
  /** The next command to type, or the next thing to do. */
  next: string;
  class?: ProblemClass;
  /** Words of the program that failed, shown under the message; at most the last 20 lines. */
  words?: string;
}

/** The one error that is shown to people: what failed · where · likely cause · next command. */
export class Problem extends Error {
  readonly facts: ProblemFacts;

  constructor(facts: ProblemFacts, options?: ErrorOptions) {
    super(`${facts.code}: ${facts.what}`, options);
    this.name = 'Problem';
    this.facts = facts;
  }

  /** 1 failed, 2 usage, 3 preflight, 4 refused, 130 interrupted. */
  get exitCode(): number {
    return exitCodes[this.facts.class ?? 'failed'];
  }

  /** The message as it is printed: one block, no colour. */
  explain(): string {
    const { code, what, where, cause, next, words } = this.facts;
    const tail = (words ?? '').trim().split('\n').filter(Boolean).slice(-20);
    return [
      `✖ ${code}: ${what}`,
      `  where:  ${where}`,
      ...tail.map((line) => `          │ ${line}`),
      `  cause:  ${cause}`,
      `  next:   ${next}`,
    ].join('\n');
  }
}

/** Any thrown thing as a Problem; what is none is a fault of ours and says so with its stack. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new Problem(
    {
      code: 'INTERNAL',
      what: error.message || error.name,
      where: error.stack?.split('\n')[1]?.trim() ?? 'unknown',
      cause: 'a fault in this project',
      next: 'run the same command again; if it stays, report it with the lines above',
      words: error.stack ?? '',
    },
    { cause: error },
  );
}
