import { lstatSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

export const MAX_OUTPUT_BYTES = 40 * 1024 * 1024;

export interface OutputReport {
  files: number;
  bytes: number;
}

/**
 * Looks at the assembled folder: it must run on any system (so no native module: an output built on a
 * glibc machine runs on musl) and stay small.
 * @throws Error that names every offending file
 */
export function checkOutput(folder: string): OutputReport {
  const problems: string[] = [];
  let files = 0;
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(folder, path);
    if (entry.isSymbolicLink()) problems.push(`${name}: a symbolic link`);
    if (!entry.isFile()) continue;
    files++;
    bytes += lstatSync(path).size;
    if (/\.(node|so|dylib|dll)$/.test(entry.name)) problems.push(`${name}: a native module`);
    if (/\.(map|nft\.json)$/.test(entry.name)) problems.push(`${name}: read by nothing that runs`);
    if (/(^|[/\\])\.env(\.|$)/.test(name)) problems.push(`${name}: a file of settings`);
  }
  if (bytes > MAX_OUTPUT_BYTES) {
    problems.push(`${(bytes / 1e6).toFixed(1)} MB in all; at most ${MAX_OUTPUT_BYTES / 1024 / 1024} MiB`);
  }
  if (problems.length > 0) {
    throw new Error(`the output in ${folder} is not fit to ship:\n  ${problems.join('\n  ')}`);
  }
  return { files, bytes };
}
