import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** File name → content of a folder without subfolders; empty where there is none. */
export function readFolder(folder: string): Record<string, string> {
  try {
    return Object.fromEntries(
      readdirSync(folder)
        .sort()
        .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/** Makes a folder hold exactly these files, and touches only those that differ. @returns names of the files that changed */
export function writeFolder(folder: string, files: Record<string, string>): string[] {
  mkdirSync(folder, { recursive: true });
  const present = readFolder(folder);
  const changed: string[] = [];
  for (const file of Object.keys(present)) {
    if (file in files) continue;
    rmSync(join(folder, file));
    changed.push(file);
  }
  for (const [file, content] of Object.entries(files)) {
    if (present[file] === content) continue;
    writeFileSync(join(folder, file), content);
    changed.push(file);
  }
  return changed.sort();
}
