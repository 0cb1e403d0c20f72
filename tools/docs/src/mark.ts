import type { Block } from './page.ts';

/**
 * What runs a block of commands:
 * - `test`: the tests here, each time;
 * - `refused: WORDS`: the tests too; it must fail, and say these words;
 * - `walk`: `npx nx walk docs -- PAGE`, a page from its top to its end in one shell, which is a step of .ci/run too;
 * - `in .ci/run: STEP, STEP`: these steps, each of which is one of the commands, word for word;
 * - `not run: REASON`.
 */
export type Mark =
  | { by: 'test'; refusal?: string }
  | { by: 'walk' }
  | { by: 'ci'; steps: string[] }
  | { by: 'nobody'; reason: string };

const shells = new Set(['sh', 'bash', 'shell', 'console', 'powershell']);

/** Whether somebody would copy it into a shell. */
export const isCommands = ({ language }: Block): boolean => shells.has(language);

/** @returns undefined where the comment is none of the above, or missing */
export function readMark({ mark = '' }: Block): Mark | undefined {
  if (mark === 'test' || mark === 'walk') return { by: mark };
  const [, refusal] = /^refused: (.+)$/.exec(mark) ?? [];
  if (refusal) return { by: 'test', refusal };
  const [, steps] = /^in \.ci\/run: (.+)$/.exec(mark) ?? [];
  if (steps) return { by: 'ci', steps: steps.split(/,\s*/) };
  const [, reason] = /^not run: (.{10,})$/s.exec(mark) ?? [];
  return reason ? { by: 'nobody', reason } : undefined;
}

/** Whether `npx nx walk docs` runs it: what a person with a cluster would type, from the page's top to its end. */
export function isWalked(block: Block): boolean {
  const by = isCommands(block) ? readMark(block)?.by : undefined;
  return by === 'walk' || by === 'ci';
}

/** The commands of a block, one each: lines that go on are joined, comments and empty lines left out. */
export function commandsOf({ text }: Block): string[] {
  return text
    .replace(/\s*\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.replace(/(^|\s+)#.*$/, '').trim())
    .filter(Boolean);
}
