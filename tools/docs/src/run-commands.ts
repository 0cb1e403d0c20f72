import { execFile } from 'node:child_process';
import { workspaceRoot } from '../../settings/src/paths.ts';
import type { Block } from './page.ts';

/** What a block printed, both streams together in their order, and how it ended. */
export interface Ran {
  code: number;
  output: string;
}

/** Runs a block in bash, as it stands, in the workspace's root; the first command that fails ends it. */
export function runBlock({ text }: Pick<Block, 'text'>, env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const script = `exec 2>&1; set -euo pipefail\n${text}`;
  return new Promise((resolve) => {
    execFile(
      'bash',
      ['-c', script],
      { cwd: workspaceRoot, env: { ...process.env, ...env }, timeout: 280_000, maxBuffer: 2 ** 26 },
      (error, output) => resolve({ code: error ? Number(error.code ?? 1) : 0, output }),
    );
  });
}
