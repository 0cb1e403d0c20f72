import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { workspaceRoot } from '../../../settings/src/paths.ts';
import { cacheDirectories } from './internals.ts';

/** Whether an error says that a database of Nx cannot be read; one that another process has locked is not broken. */
export const isBrokenDatabase = (words: string): boolean =>
  /NotADatabase|malformed|DatabaseCorrupt/i.test(words);

/** Folders in which Nx keeps its databases: the checkout's own, and one for all checkouts of a repository. */
const databaseFolders = (): string[] => [
  cacheDirectories.workspaceDataDirectoryForWorkspace(workspaceRoot),
  cacheDirectories.sharedDataDirectory(workspaceRoot, 'workspace-data'),
];

/**
 * Nx keeps a broken database for ever and fails at every start. It is renamed, and Nx makes a new one; the cached outputs
 * stay, but no task is found in them any more. Gives the renamed files.
 */
export function setDatabasesAside(folders = databaseFolders()): string[] {
  const moved: string[] = [];
  for (const folder of new Set(folders)) {
    for (const name of filesOf(folder, /\.db(-wal|-shm)?$/)) {
      const file = join(folder, name);
      renameSync(file, `${file}.broken`);
      moved.push(`${file}.broken`);
    }
  }
  return moved;
}

/** Removes what Nx worked out from the files and can work out again; a run that was killed may leave half of it. */
export function forgetWorkedOut(
  folder = cacheDirectories.workspaceDataDirectoryForWorkspace(workspaceRoot),
): void {
  for (const name of filesOf(folder, /\.(json|hash|nxt)$/)) rmSync(join(folder, name), { force: true });
}

function filesOf(folder: string, pattern: RegExp): string[] {
  try {
    return readdirSync(folder).filter((name) => pattern.test(name));
  } catch {
    return [];
  }
}

/** Does work that asks Nx's databases. @throws Problem NX-CACHE after a broken one was set aside, so that the next run goes on */
export async function withDatabases<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    if (!isBrokenDatabase(words)) throw error;
    throw new Problem(
      {
        code: 'NX-CACHE',
        what: "Nx's database could not be read and was set aside",
        where: setDatabasesAside().join(', '),
        cause: 'the disk was full, or a run was killed while it wrote',
        next: 'run the same command again: it builds anew what it does not find',
        words,
      },
      { cause: error },
    );
  }
}
