/** A failure that a person can act on: what failed · where · likely cause · next command. */
export class ChartProblem extends Error {
  constructor(
    /** Stable, so that it can be searched for. */
    readonly code: string,
    readonly what: string,
    readonly where: string,
    readonly likelyCause: string,
    readonly next: string,
  ) {
    super(`${code}: ${what}\n  where: ${where}\n  cause: ${likelyCause}\n  next:  ${next}`);
    this.name = 'ChartProblem';
  }
}
