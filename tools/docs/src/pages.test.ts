import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inWorkspace } from '../../settings/src/paths.ts';
import { ciSteps, isCommandOf } from './ci-steps.ts';
import { commandsOf, isCommands, readMark } from './mark.ts';
import { anchorsOf, blocksOf, linksOf, pages, readPage } from './page.ts';

const all = pages();
const blocks = all.flatMap(blocksOf).filter(isCommands);
const steps = ciSteps(readFileSync(inWorkspace('.ci/run'), 'utf8'));

test('there are pages, commands and steps', () => {
  expect(all.length).toBeGreaterThan(15);
  expect(blocks.length).toBeGreaterThan(20);
  expect(steps.size).toBeGreaterThan(30);
});

describe.each(all.map((page) => [page.path, page] as const))('%s', (path, page) => {
  test('each block of commands says what runs it', () => {
    const silent = blocksOf(page)
      .filter((block) => isCommands(block) && !readMark(block))
      .map(({ text, mark }) => `${mark ?? 'no comment'}: ${text}`);
    expect(silent, 'see tools/docs/src/mark.ts').toEqual([]);
  });

  test('commands that .ci/run runs stand there', () => {
    const missing = blocksOf(page).flatMap((block) => {
      const mark = isCommands(block) ? readMark(block) : undefined;
      if (mark?.by !== 'ci') return [];
      const lines = mark.steps.map((name) => steps.get(name) ?? `(no step ${name})`);
      return [
        ...lines.filter((line) => line.startsWith('(')),
        ...commandsOf(block).filter((command) => !lines.some((line) => isCommandOf(line, command))),
      ];
    });
    expect(missing).toEqual([]);
  });

  test('a page that is to be walked is walked by .ci/run', () => {
    const isMarked = blocksOf(page).some((block) => isCommands(block) && readMark(block)?.by === 'walk');
    const isStep = [...steps.values()].includes(`npx nx walk docs -- ${path}`);
    expect(isStep || !isMarked, `no step is: npx nx walk docs -- ${path}`).toBe(true);
  });

  test('each link leads somewhere', () => {
    const dead = linksOf(page).filter((link) => !/^(https?|mailto):/.test(link) && !leads(path, link));
    expect(dead).toEqual([]);
  });
});

/** Whether a link within the workspace has a file, and the anchor a heading. */
function leads(from: string, link: string): boolean {
  const [file, anchor] = decodeURI(link).split('#') as [string, string?];
  const target = file ? normalize(join(dirname(from), file)) : from;
  if (!existsSync(inWorkspace(target))) return false;
  return !anchor || !target.endsWith('.md') || anchorsOf(readPage(target)).has(anchor);
}
