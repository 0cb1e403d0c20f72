import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { catalogue } from '../catalogue/catalogue.ts';
import { chapters } from './codes/chapters.ts';
import { renderPage } from './render.ts';

export const pageFile = join(import.meta.dirname, '../../../../../docs/TROUBLESHOOTING.md');

/** The page as it should be. */
export async function currentPage(): Promise<string> {
  const options = await resolveConfig(pageFile);
  return await format(renderPage(catalogue, chapters), { ...options, filepath: pageFile });
}

/** Writes the page; with `--check` only says whether it is stale. */
async function main(): Promise<void> {
  const text = await currentPage();
  if (!process.argv.includes('--check')) return writeFileSync(pageFile, text);
  if (readFileSync(pageFile, 'utf8') !== text) {
    process.stderr.write('docs/TROUBLESHOOTING.md is stale: npx nx troubleshooting cluster\n');
    process.exitCode = 1;
  }
}

if (process.argv[1]?.endsWith('write-page.ts')) await main();
