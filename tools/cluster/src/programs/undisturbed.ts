import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataFolder } from '../../../settings/src/paths.ts';
import { toolMissing, type Output } from './command.ts';
import { isAlive } from '../processes/is-alive.ts';

const ownFolder = join(dataFolder, 'undisturbed');

/** The program as a grandchild that belongs to no one: a signal for this run or for its process tree misses it. */
const script =
  '( "$@" >"$OUT_FILE" 2>&1; echo $? >"$CODE_FILE.new"; mv "$CODE_FILE.new" "$CODE_FILE" ) & echo $! >"$PID_FILE"';

/**
 * Runs a program that must not be stopped halfway, such as the making of a cluster. When this run is interrupted, the
 * program goes on to its end; the next run with the same name waits for it and takes its result.
 * Output and exit code are kept in `.data/undisturbed`.
 */
export async function runUndisturbed(
  name: string,
  program: string,
  args: string[],
  folder = ownFolder,
): Promise<Output> {
  mkdirSync(folder, { recursive: true });
  const file = (end: string) => join(folder, `${name}.${end}`);
  if (!isUnderWay(name, folder)) {
    for (const end of ['pid', 'code', 'out']) rmSync(file(end), { force: true });
    await launch(program, args, { OUT_FILE: file('out'), CODE_FILE: file('code'), PID_FILE: file('pid') });
  }
  while (isUnderWay(name, folder)) await sleep(100);
  const exitCode = existsSync(file('code')) ? Number(readFileSync(file('code'), 'utf8')) : 137;
  rmSync(file('pid'), { force: true });
  if (exitCode === 127) throw toolMissing(program);
  return { exitCode, stdout: existsSync(file('out')) ? readFileSync(file('out'), 'utf8') : '', stderr: '' };
}

/** Whether such a run, of this or an earlier process, has not ended yet. */
export const isUnderWay = (name: string, folder = ownFolder): boolean =>
  // The exit code comes last; its process may stay listed for ever where nobody takes note of its end.
  isRunning(join(folder, `${name}.pid`)) && !existsSync(join(folder, `${name}.code`));

function launch(program: string, args: string[], files: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const shell = spawn('sh', ['-c', script, 'sh', program, ...args], {
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, ...files },
    });
    shell.once('error', reject);
    shell.once('exit', () => resolve());
  });
}

const isRunning = (pidFile: string): boolean =>
  existsSync(pidFile) && isAlive(Number(readFileSync(pidFile, 'utf8')));
