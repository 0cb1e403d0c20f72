import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { inWorkspace, workspaceRoot } from '../../../settings/src/paths.ts';
import { readInputs } from '../inputs.ts';
import type { Proof } from '../proof.ts';
import { pictureFile } from '../result.ts';
import { markAll } from './marked.ts';
import { drawRatios, drawSeconds } from './pictures.ts';
import { renderBenchmarks } from './render.ts';

export const pageFile = inWorkspace('docs/BENCHMARKS.md');

/** The page and its pictures as they should be, by file; the records are judged by the sources of this commit. */
export async function pageFiles(all: readonly Proof[], commit: string): Promise<Map<string, string>> {
  const results = inWorkspace('bench/results');
  const marked = markAll(all, workspaceRoot, results, commit);
  const style = { ...(await resolveConfig(pageFile)), filepath: pageFile };
  return new Map([
    [pageFile, await format(renderBenchmarks(marked, commit), style)],
    [inWorkspace('docs/benchmarks/ratios.svg'), drawRatios(marked)],
    [inWorkspace('docs/benchmarks/seconds.svg'), drawSeconds(marked)],
    ...all.flatMap(({ name, draw }, i): [string, string][] => {
      const result = marked[i]?.result;
      return draw && result ? [[pictureFile(results, name), draw(result)]] : [];
    }),
  ]);
}

/** Writes docs/BENCHMARKS.md and its pictures from the records, judged by the commit that is checked out. */
export async function writePage(all: readonly Proof[]): Promise<void> {
  const { commit } = readInputs(workspaceRoot, []);
  for (const [file, text] of await pageFiles(all, commit)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
