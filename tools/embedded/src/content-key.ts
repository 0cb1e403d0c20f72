import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const skipped = /^(__pycache__|node_modules|\.venv|\.mypy_cache|\.ruff_cache|\.pytest_cache)$/;

/** 16 hex digits that change with the files below `paths` (names and contents) and with `facts`. */
export function contentKey(paths: string[], facts: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(facts));
  for (const path of paths) addPath(hash, path);
  return hash.digest('hex').slice(0, 16);
}

function addPath(hash: ReturnType<typeof createHash>, path: string): void {
  if (statSync(path).isFile()) {
    hash.update(`${path}\0`).update(readFileSync(path));
    return;
  }
  for (const entry of readdirSync(path).sort()) if (!skipped.test(entry)) addPath(hash, join(path, entry));
}
