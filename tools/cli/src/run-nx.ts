import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Problem } from '../../../libs/problem/src/problem.ts';
import { readProblem } from '../../../libs/problem/src/read-problem.ts';
import { outcomesVariable, type OutcomeRecord } from '../../cluster/src/outcome.ts';
import { dataFolder, inWorkspace } from '../../settings/src/paths.ts';
import { failedOutput, readTaskLine } from './nx-output.ts';
import type { Progress } from './progress.ts';

/** Nx's own program, started without a shell or npx between. */
export function nxProgram(): string {
  const file = createRequire(import.meta.url).resolve('nx/package.json');
  const { bin } = JSON.parse(readFileSync(file, 'utf8')) as { bin: { nx: string } };
  return join(dirname(file), bin.nx);
}

/** No terminal interface of its own; and plugins in its process, which saves about a second a run without the daemon. */
export const nxVariables = { NX_TUI: 'false', NX_ISOLATE_PLUGINS: 'false' };

interface Options {
  progress: Progress;
  env?: Record<string, string>;
  /** Nx's own output goes to the terminal as it is. */
  verbose?: boolean;
  /** What is shown while waiting. */
  what: string;
}

/**
 * Runs Nx and prints one line for each task as it ends. Nx's whole output is kept in `.data/logs/nx.log`.
 * @throws Problem the failed step's own one, or TASK-FAILED with the task's last lines; INTERRUPTED after Ctrl-C.
 */
export async function runNx(
  args: string[],
  { progress, env = {}, verbose = false, what }: Options,
): Promise<void> {
  const logs = join(dataFolder, 'logs');
  mkdirSync(logs, { recursive: true });
  const outcomes = join(logs, `outcomes-${process.pid}.ndjson`);
  writeFileSync(outcomes, '');
  const child = spawn(process.execPath, [nxProgram(), ...args, '--output-style=static-failures-only'], {
    cwd: inWorkspace(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...nxVariables, [outcomesVariable]: outcomes, ...env },
  });
  const whole: string[] = [];
  let stop = progress.wait(what);
  const read = (line: string) => {
    whole.push(line);
    if (verbose) progress.note(line);
    const told = readTaskLine(line);
    if (!told) return;
    stop();
    printTask(progress, told.task, told.state, outcomes);
    stop = progress.wait(what);
  };
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', read);

  let interrupted = false;
  const interrupt = (signal: NodeJS.Signals) => {
    interrupted = true;
    child.kill(signal);
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  const code = await new Promise<number>((resolve) => child.once('close', (exit) => resolve(exit ?? 1)));
  process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  stop();
  writeFileSync(join(logs, 'nx.log'), `${whole.join('\n')}\n`, { mode: 0o600 });
  rmSync(outcomes, { force: true });
  // Nx ends with 130 too when a step ended its own helm: only a signal that came here is an interruption.
  if (interrupted) throw interruption();
  if (code !== 0) throw taskProblem(whole.join('\n'), args);
}

function printTask(
  progress: Progress,
  task: string,
  state: 'done' | 'cached' | 'failed',
  outcomes: string,
): void {
  const lines = readFileSync(outcomes, 'utf8').split('\n').filter(Boolean);
  const told = lines
    .map((line) => JSON.parse(line) as OutcomeRecord)
    .findLast((one) => task === one.task || task.startsWith(`${one.task}:`));
  // The end of a chain has nothing to do by itself.
  if (!told && /^(frontend|backend):deploy/.test(task) && state !== 'failed') return;
  progress.line(task, state === 'done' && told ? told.kind : state, told?.reason ?? '');
}

function interruption(): Problem {
  return new Problem({
    code: 'INTERRUPTED',
    what: 'the run was interrupted',
    where: 'npm start',
    cause: 'Ctrl-C, or a signal from outside',
    next: 'npm start (it goes on from here)',
    class: 'interrupted',
  });
}

/** A step's own problem is printed by Nx as it is; it is shown again as the last thing that a person reads. */
function taskProblem(output: string, args: string[]): Problem {
  const failedTask = failedOutput(output);
  const words = failedTask?.words ?? output;
  const own = readProblem(words);
  if (own) return own;
  return new Problem({
    code: 'TASK-FAILED',
    what: failedTask ? `${failedTask.task} failed` : `nx ${args[0]} failed`,
    where: failedTask?.task ?? `nx ${args.join(' ')}`,
    cause: 'see the lines above; all of it is in .data/logs/nx.log',
    next: failedTask ? `npx nx run ${failedTask.task}` : 'read .data/logs/nx.log',
    words,
  });
}
