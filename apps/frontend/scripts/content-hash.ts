import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Files that do not reach the built output. */
const LEFT_OUT = /\.test\.tsx?$/;

function filesUnder(path: string): string[] {
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !LEFT_OUT.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/**
 * A short hash over names and contents: the same sources give the same build id on every machine, in
 * the image's build and in Nx's.
 * @param root names are taken relative to it
 * @param folders read with everything under them
 */
export function contentHash(root: string, folders: readonly string[], files: readonly string[]): string {
  const hash = createHash('sha256');
  const all = [
    ...folders.flatMap((folder) => filesUnder(join(root, folder))),
    ...files.map((file) => join(root, file)),
  ];
  const named = all.map((path) => ({ path, name: relative(root, path).split(sep).join('/') }));
  for (const { path, name } of named.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    hash.update(`${name}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}
