import { Problem } from './problem.ts';

const printed =
  /✖ ([A-Z][A-Z0-9-]+): (.*)\n\s*where:\s+(.*)\n((?:\s*│.*\n)*)\s*cause:\s+(.*)\n\s*next:\s+(.*)/;

/** The first problem that a program printed in the form of `Problem.explain()`, or undefined when it printed none. */
export function readProblem(output: string): Problem | undefined {
  const found = printed.exec(output);
  if (!found) return undefined;
  const [, code, what, where, lines, cause, next] = found as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return new Problem({ code, what, where, cause, next, words: lines.replace(/^\s*│ ?/gm, '') });
}
