import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { workspaceRoot } from '../../../settings/src/paths.ts';
import { readInputs } from '../inputs.ts';
import { proofs } from '../proofs.ts';
import { commitInPage, elsewhereWords } from './render.ts';
import { pageFile, pageFiles } from './write-page.ts';

const hint = 'stale: npm run bench -- --page';
const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** A clone without history cannot judge the page's commit: there the figures alone are compared. */
const marks = /\*{0,2}(fresh|stale|incomplete|fails|never run)\*{0,2} +\|$/gm;
const unmarked = (text: string) =>
  text
    .replace(marks, '|')
    .replace(commitInPage, '')
    .replaceAll(elsewhereWords, '')
    .replace(/ +\|/g, ' |')
    .replace(/-+ \|/g, '-|');

const isShallow = () =>
  execFileSync('git', ['rev-parse', '--is-shallow-repository'], {
    cwd: workspaceRoot,
    encoding: 'utf8',
  }).trim() === 'true';

/** The first file that is not as it should be, judged by the commit when git knows it; `undefined` when all are. */
async function staleFile(commit: string): Promise<string | undefined> {
  const whole = isShallow() ? undefined : await pageFiles(proofs, commit).catch(() => undefined);
  const wanted = whole ?? (await pageFiles(proofs, readInputs(workspaceRoot, []).commit));
  const compared = whole ? (text: string) => text : unmarked;
  const stale = [...wanted].find(([file, text]) => compared(read(file)) !== compared(text));
  return stale && relative(workspaceRoot, stale[0]);
}

test('docs/BENCHMARKS.md and its pictures show the records, judged by the commit that the page names', async () => {
  const [, commit = ''] = commitInPage.exec(read(pageFile)) ?? [];
  expect(commit, hint).not.toBe('');
  expect(await staleFile(commit), hint).toBeUndefined();
});

test('a commit that git does not know is no reason to call the page stale', async () => {
  expect(await staleFile('0'.repeat(40))).toBeUndefined();
});

test('every proof is on the page', () => {
  const page = read(pageFile);
  expect(proofs.filter(({ name }) => !page.includes(`| \`${name}\``)).map(({ name }) => name)).toEqual([]);
});
