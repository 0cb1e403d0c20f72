import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../../libs/problem/src/problem.ts';
import { dataFolder } from '../../settings/src/paths.ts';

/** Lets one run at a time change what is deployed from this checkout. @throws Problem RUN-LOCKED with the holder */
export async function withRunLock<T>(name: string, work: () => Promise<T>, folder = dataFolder): Promise<T> {
  const file = join(folder, 'run.lock');
  mkdirSync(folder, { recursive: true });
  take(file, name);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string, name: string): void {
  try {
    writeFileSync(file, `${process.pid} ${name}`, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const [pid = '', holder = ''] = readFileSync(file, 'utf8').split(' ');
    if (isAlive(Number(pid))) throw locked(pid, holder);
    // Its holder was killed.
    rmSync(file, { force: true });
    take(file, name);
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function locked(pid: string, holder: string): Problem {
  return new Problem({
    code: 'RUN-LOCKED',
    what: `npm run ${holder} is at work in this checkout`,
    where: `process ${pid}`,
    cause: 'it was started in another terminal',
    next: 'wait until it has ended, then run the same command again',
    class: 'refused',
  });
}
