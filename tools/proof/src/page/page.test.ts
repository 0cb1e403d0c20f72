import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { workspaceRoot } from '../../../settings/src/paths.ts';
import { proofs } from '../proofs.ts';
import { commitInPage } from './render.ts';
import { pageFile, pageFiles } from './write-page.ts';

const hint = 'stale: npm run bench -- --page';
const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** A clone without history cannot judge the page's commit: there the figures alone are compared. */
const marks = /\*{0,2}(fresh|stale|incomplete|fails|never run)\*{0,2} +\|$/gm;
const unmarked = (text: string) =>
  text.replace(marks, '|').replace(commitInPage, '').replace(/ +\|/g, ' |').replace(/-+ \|/g, '-|');

test('docs/BENCHMARKS.md and its pictures show the records, judged by the commit that the page names', async () => {
  const [, commit = ''] = commitInPage.exec(read(pageFile)) ?? [];
  expect(commit, hint).not.toBe('');
  const whole = await pageFiles(proofs, commit).catch(() => undefined);
  const files = whole ?? (await pageFiles(proofs, 'HEAD'));
  for (const [file, text] of files) {
    const [shown, wanted] = whole ? [read(file), text] : [unmarked(read(file)), unmarked(text)];
    expect(shown === wanted, `${relative(workspaceRoot, file)} is ${hint}`).toBe(true);
  }
});

test('every proof is on the page', () => {
  const page = read(pageFile);
  expect(proofs.filter(({ name }) => !page.includes(`| \`${name}\``)).map(({ name }) => name)).toEqual([]);
});
