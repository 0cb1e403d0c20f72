import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isAlive } from './is-alive.ts';

/** Who holds a lock. */
export interface Holder {
  pid: number;
  /** What it is at, one word. */
  work: string;
}

/**
 * Takes a lock that is a file: undefined when it is ours now, else its holder. A holder that is gone, or that died while it
 * wrote, holds nothing. A number that another process has got since counts as gone where the system tells when it began.
 */
export function takeLock(file: string, work = '-'): Holder | undefined {
  const own = [process.pid, work, beganAt(process.pid) ?? ''].join(' ').trim();
  try {
    writeFileSync(file, own, { flag: 'wx' });
    return undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const holder = readHolder(file);
  if (holder) return holder;
  rmSync(file, { force: true });
  return takeLock(file, work);
}

function readHolder(file: string): Holder | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const [first, work = '', began = ''] = text.split(' ');
  const pid = Number(first);
  if (!isAlive(pid)) return undefined;
  const now = beganAt(pid);
  return began && now && now !== began ? undefined : { pid, work };
}

/** When a process began, in ticks since the machine did (proc(5), field 22 of stat); undefined where that is not told. */
function beganAt(pid: number): string | undefined {
  try {
    // The program's name, in parentheses, may hold blanks.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[19];
  } catch {
    return undefined;
  }
}
