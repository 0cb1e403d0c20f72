import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Release } from './release/release.ts';
import { readStamp, type Stamp } from './release/stamp.ts';

/**
 * A digest of the files that an app's migrations are made from, as its project.json lists them (`metadata.migrations`,
 * files and folders from the project's root; `/` at the front: from the workspace's). Empty where it lists none.
 */
export function migrationsDigest(workspaceRoot: string, projectRoot: string, sources: string[] = []): string {
  if (sources.length === 0) return '';
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = source.startsWith('/')
      ? join(workspaceRoot, source)
      : join(workspaceRoot, projectRoot, source);
    for (const file of filesIn(path))
      hash
        .update(`${relative(workspaceRoot, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
  }
  return hash.digest('hex').slice(0, 10);
}

function filesIn(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.(pyc|test\.tsx?)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * Whether the migration hooks have to run. Not when the last good revision was made with the same migrations for the same
 * database and Secret: a Job that finds its work done costs as long as a rollout's first pod. A database elsewhere may
 * have been emptied without our knowing, so there they always run.
 */
export function needsMigrations(living: Release | undefined, wanted: Stamp): boolean {
  const before = living?.status === 'deployed' ? readStamp(living.description)?.parts : undefined;
  const { migrations, database, secret } = wanted.parts;
  if (!before || !migrations || !database) return true;
  return before.migrations !== migrations || before.database !== database || before.secret !== secret;
}
