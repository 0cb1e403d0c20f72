import { spawn } from 'node:child_process';
import { workspaceRoot } from '../../../settings/src/paths.ts';

/** What a command of the checklist has shown. */
export interface Shown {
  code: number | null;
  /** Tests that passed, and such as were skipped, by the runners' last lines. */
  passed: number;
  skipped: number;
  /** stdout and stderr. */
  output: string;
}

const counted = (output: string, what: string) => {
  const last = output.split('\n').filter((line) => /^\s*(Tests\b|=*\s*\d+ \w+.* in )/.test(line)).at(-1) ?? ''; // prettier-ignore
  return Number(new RegExp(`(\\d+) ${what}`).exec(last)?.[1] ?? 0);
};

/** Runs a line of the checklist as a person would, by the shell, from the workspace's root. */
export async function runCommand(command: string): Promise<Shown> {
  // What this test runner has set would change the one inside.
  const own = /^(VITEST|NX_|NODE_ENV$|TEST$|FORCE_COLOR$|TEST_DATABASE_URL$)/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !own.test(key)));
  const child = spawn(command, {
    cwd: workspaceRoot,
    shell: true,
    env: { ...env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  return { code, passed: counted(output, 'passed'), skipped: counted(output, 'skipped'), output };
}
