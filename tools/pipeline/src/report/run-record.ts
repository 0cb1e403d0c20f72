import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../../../settings/src/paths.ts';
import type { RunEvent } from '../events/event.ts';
import type { View } from '../events/view.ts';
import { currentCommit, reportPage } from './page.ts';

const folder = 'dist/runs';
const form = /^(\d{8}T\d{6}Z-[\d-]+)\.(html|ndjson)$/;

/** How many runs are kept. */
export const keptRuns = 20;

/** Keeps a run in dist/runs: its events as lines, its report as one page, and that page as latest.html. */
export class RunRecord implements View {
  readonly #events: RunEvent[] = [];
  readonly #root: string;

  constructor(root = workspaceRoot) {
    this.#root = root;
  }

  report(run: string): string {
    return `${folder}/${run}.html`;
  }

  on(event: RunEvent): void {
    this.#events.push(event);
  }

  close(): void {
    const [first] = this.#events;
    if (first?.type !== 'run-started') return;
    const place = join(this.#root, folder);
    try {
      mkdirSync(place, { recursive: true });
      const file = join(place, first.run);
      whole(`${file}.ndjson`, this.#events.map((one) => `${JSON.stringify(one)}\n`).join(''));
      whole(`${file}.html`, reportPage(this.#events, { commit: currentCommit(this.#root) }));
      copyFileSync(`${file}.html`, join(place, 'latest.html'));
      forgetOld(place);
    } catch (error) {
      // A full disk must not make a failure of a run that went well.
      process.stderr.write(`! no report was written to ${folder}: ${(error as Error).message}\n`);
    }
  }
}

function whole(file: string, text: string): void {
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
}

function forgetOld(place: string): void {
  const names = readdirSync(place);
  const runs = [...new Set(names.flatMap((name) => form.exec(name)?.[1] ?? []))].sort();
  const old = new Set(runs.slice(0, -keptRuns));
  for (const name of names) {
    const run = form.exec(name)?.[1];
    if (run && old.has(run)) rmSync(join(place, name), { force: true });
  }
}
