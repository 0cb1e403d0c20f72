import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program of a service, and what its lines are marked with. */
export interface Program {
  name: string;
  command: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
}

/** Cyan, magenta, yellow, green, blue: red is for errors. */
const colours = [36, 35, 33, 32, 34];
/** Seconds that programs get to end before they are made to. */
const patience = 15;
const grouped = process.platform !== 'win32';

/**
 * Runs programs side by side, each line of theirs behind its name, until SIGINT, SIGTERM or SIGHUP, or until one of them ends;
 * then all of them end, with what they have started.
 * @returns the exit code: 0 when it was asked to stop, else that of the program which ended, at least 1
 */
export async function sideBySide(programs: readonly Program[]): Promise<number> {
  const width = Math.max(...programs.map(({ name }) => name.length));
  const children = programs.map((program, at) => launch(program, prefixOf(program.name, width, at)));
  let asked = false;
  const stop = () => children.forEach((child) => child.kill('SIGTERM'));
  const stopAsAsked = () => {
    asked = true;
    stop();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stopAsAsked);
  const exits = children.map(ended);
  // One of them alone is of no use.
  const first = await Promise.race(exits);
  stop();
  await Promise.race([Promise.all(exits), sleep(patience * 1000, undefined, { ref: false })]);
  // Also what they started and left behind.
  children.forEach(endGroup);
  await Promise.all(exits);
  for (const signal of signals) process.off(signal, stopAsAsked);
  return asked ? 0 : first || 1;
}

const prefixOf = (name: string, width: number, at: number) =>
  process.stdout.isTTY
    ? `\x1b[${colours[at % colours.length]}m${name.padEnd(width)}\x1b[0m │ `
    : `${name.padEnd(width)} │ `;

function launch({ command, args, cwd, env }: Program, prefix: string): ChildProcess {
  // A group of its own: Ctrl-C of the terminal reaches this process alone, which asks each program once.
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: grouped });
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream! }).on('line', (line) => process.stdout.write(`${prefix}${line}\n`));
  child.on('error', (error) => process.stdout.write(`${prefix}${error.message}\n`));
  return child;
}

/** The exit code; 1 when a signal ended it, or when it could not be started. */
const ended = (child: ChildProcess) =>
  new Promise<number>((resolve) =>
    child.once('exit', (code) => resolve(code ?? 1)).once('error', () => resolve(1)),
  );

function endGroup({ pid }: ChildProcess): void {
  if (!pid) return;
  try {
    process.kill(grouped ? -pid : pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
