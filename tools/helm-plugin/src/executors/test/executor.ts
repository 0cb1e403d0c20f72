import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { helmVersion, skippedLine } from '../../helm.ts';
import { ChartProblem } from '../../problem.ts';
import { chartContext, reporting } from '../chart-context.ts';
import { say } from '../print.ts';

/** Runs vitest also without helm: its closing line then counts the tests as skipped. */
export default function test(_options: unknown, context: ExecutorContext): Promise<{ success: boolean }> {
  return reporting(async () => {
    const { chart, folder, root, workspaceRoot } = chartContext(context);
    const vitestPackage = findVitest(workspaceRoot, root);
    const code = await new Promise<number | null>((resolve, reject) => {
      const child = spawn(
        process.execPath,
        [join(dirname(vitestPackage), 'vitest.mjs'), 'run', '--root', folder, '--testTimeout', '60000'],
        {
          cwd: workspaceRoot,
          stdio: 'inherit',
        },
      );
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (!helmVersion()) say(skippedLine(`the tests of the chart ${chart.name} did not run`));
    return code === 0;
  });
}

function findVitest(workspaceRoot: string, root: string): string {
  try {
    return createRequire(join(workspaceRoot, 'package.json')).resolve('vitest/package.json');
  } catch {
    throw new ChartProblem(
      'VITEST-MISSING',
      'vitest is not installed',
      `${root}/tests`,
      'the plugin brings none: a workspace chooses its version',
      'npm install --save-dev vitest',
    );
  }
}
