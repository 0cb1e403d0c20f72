/** One way to see that a line is true. */
export interface Proof {
  command: string;
  /** `test`: npm test runs it. `bench: WORDS`: the sample `spec: WORDS…` in the record of `npm run proof -- NAME`. Else a step of .ci/run. */
  runsIn: string;
}

/** A row of checklist.md. */
export interface Line {
  /** `D1` */
  id: string;
  words: string;
  proofs: Proof[];
}

/**
 * The rows of the checklist's tables: `| D1 | words | \`command\`<br>\`command\` | where<br>where |`.
 * @throws Error when a row has not as many places as commands, or an id is there twice
 */
export function readChecklist(page: string): Line[] {
  const lines: Line[] = [];
  for (const row of page.matchAll(/^\| ([A-Z]\d+) .*\|$/gm)) {
    const cells = row[0].split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
    const [, id = '', words = '', commands = '', places = ''] = cells;
    const found = commands.split('<br>').map((one) => /^`(.+)`$/.exec(one.trim())?.[1]);
    const where = places.split('<br>').map((one) => one.trim());
    if (found.length !== where.length || found.includes(undefined) || where.includes(''))
      throw new Error(`checklist.md: the row of ${id} has not one place for each command`);
    if (lines.some((line) => line.id === id)) throw new Error(`checklist.md: ${id} is there twice`);
    const proofs = found.map((command, i) => ({ command: command!, runsIn: where[i]! }));
    lines.push({ id, words, proofs });
  }
  return lines;
}

/** The ids of the lines of spec.md: `- **D1** words`. */
export const idsOfSpec = (page: string): string[] =>
  [...page.matchAll(/^- \*\*([A-Z]\d+)\*\* /gm)].map(([, id]) => id!);
