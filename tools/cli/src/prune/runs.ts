import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Reports that stay: one does not look at older ones again. */
const keptReports = 5;

const form = /^(\d{8}T\d{6}Z-[\d-]+)\.(html|ndjson)$/;

export interface OldRuns {
  runs: number;
  files: string[];
  bytes: number;
}

/** The files of runs in a folder that are older than the newest ones. */
export function oldRuns(folder: string, keep = keptReports): OldRuns {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => form.test(name)) : [];
  // A run's name begins with its time.
  const runs = [...new Set(names.map((name) => form.exec(name)![1]!))].sort();
  const old = new Set(runs.slice(0, Math.max(0, runs.length - keep)));
  const files = names.filter((name) => old.has(form.exec(name)![1]!)).map((name) => join(folder, name));
  return { runs: old.size, files, bytes: files.reduce((sum, file) => sum + statSync(file).size, 0) };
}

export const removeRuns = ({ files }: OldRuns): void => {
  for (const file of files) rmSync(file, { force: true });
};
