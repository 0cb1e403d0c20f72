import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { Problem } from '../../../../libs/problem/src/problem.ts';

export interface Ran {
  /** null when a signal ended it. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
  seconds: number;
}

export interface ProgramOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
  input?: string;
}

/** A program under way, with all that it starts. */
export interface Underway {
  child: ChildProcess;
  ended: Promise<Ran>;
}

/** Starts a program, no shell between, and takes its time from a clock that never jumps. */
export function begin(program: string, args: string[], { cwd, env, input }: ProgramOptions): Underway {
  const began = performance.now();
  const child = spawn(program, args, {
    cwd,
    env,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  const ran: Ran = { exitCode: null, stdout: '', stderr: '', seconds: 0 };
  child.stdout?.on('data', (chunk: Buffer) => (ran.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (ran.stderr += chunk.toString()));
  child.stdin?.on('error', () => undefined).end(input);
  const ended = new Promise<Ran>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) =>
      resolve({ ...ran, exitCode, seconds: (performance.now() - began) / 1000 }),
    );
  });
  return { child, ended };
}

/** Runs a program to its end. */
export const runProgram = (program: string, args: string[], options: ProgramOptions): Promise<Ran> =>
  begin(program, args, options).ended;

/** As `runProgram`, and it must succeed. @throws Problem PROOF-PROGRAM with its last words */
export async function mustRun(program: string, args: string[], options: ProgramOptions): Promise<Ran> {
  const ran = await runProgram(program, args, options);
  if (ran.exitCode === 0) return ran;
  throw new Problem({
    code: 'PROOF-PROGRAM',
    what: `${program} ${args[0] ?? ''} ended with exit code ${ran.exitCode}`,
    where: `${[program, ...args].join(' ')} in ${options.cwd}`,
    cause: 'a defect of what is proved here, or a program that is missing; see the lines above',
    next: 'npm run doctor',
    words: `${ran.stdout}\n${ran.stderr}`,
  });
}

/** A process and all that it started, parents first. */
export function processTree(root: number): number[] {
  const table = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).stdout;
  const pairs = table
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter((pair) => pair.length === 2);
  const tree = [root];
  for (const parent of tree) for (const [pid, of] of pairs) if (of === parent && pid) tree.push(pid);
  return tree;
}

/** Ends a process and all that it started at once, without a chance to tidy up. */
export function killTree(root: number): void {
  // Parents first, so that none starts a new child for one that is gone.
  for (const pid of processTree(root)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
}
