import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { takeLock, type Holder } from '../../../cluster/src/processes/file-lock.ts';
import { dataFolder } from '../../../settings/src/paths.ts';

/** Lets one run at a time change what is deployed from this checkout. @throws Problem RUN-LOCKED with the holder */
export async function withRunLock<T>(name: string, work: () => Promise<T>, folder = dataFolder): Promise<T> {
  const file = join(folder, 'run.lock');
  mkdirSync(folder, { recursive: true });
  const holder = takeLock(file, name);
  if (holder) throw locked(holder);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function locked({ pid, work }: Holder): Problem {
  return new Problem({
    code: 'RUN-LOCKED',
    what: `npm run ${work} is at work in this checkout`,
    where: `process ${pid}`,
    cause: 'it was started in another terminal',
    next: 'wait until it has ended, then run the same command again',
    class: 'refused',
  });
}
