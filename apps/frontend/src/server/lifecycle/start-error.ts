/** What a person needs to get on after a failed start. `code` is stable: documents and scripts refer to it. */
export interface StartProblem {
  code: string;
  what: string;
  where: string;
  cause: string;
  next: string;
}

/** A failure that a person can mend. Carries one problem or several of the same kind (all settings at once). */
export class StartError extends Error {
  readonly problems: readonly StartProblem[];

  constructor(problems: StartProblem | readonly StartProblem[], options?: { cause?: unknown }) {
    const list: readonly StartProblem[] = 'code' in problems ? [problems] : problems;
    super(list.map((problem) => `${problem.code}: ${problem.what}`).join('; '), options);
    this.name = 'StartError';
    this.problems = list;
  }
}

/** The text for a terminal or a pod's log: code and what failed, then where, the likely cause, the next command. */
export function formatProblem(problem: StartProblem): string {
  return [
    `✖ ${problem.code}: ${problem.what}`,
    `  where:  ${problem.where}`,
    `  cause:  ${problem.cause}`,
    `  next:   ${problem.next}`,
  ].join('\n');
}

function writeLine(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Prints a failure in the one shape; anything that is not a StartError is shown with its message only. */
export function printStartError(error: unknown, write: (text: string) => void = writeLine): void {
  if (error instanceof StartError) {
    for (const problem of error.problems) write(formatProblem(problem));
    return;
  }
  write(
    formatProblem({
      code: 'FRONTEND-UNEXPECTED',
      what: error instanceof Error ? error.message : String(error),
      where: 'the frontend process',
      cause: 'not a known failure; the lines above may say more',
      next: 'npm run doctor',
    }),
  );
}
