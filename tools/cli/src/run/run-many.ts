import { spawnSync } from 'node:child_process';
import { openRun } from '../../../pipeline/src/open-run.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { prepareBackend } from '../programs/backend-environment.ts';
import { nxProgram, nxVariables } from '../programs/nx-program.ts';

/**
 * Targets of every project in one run of Nx; what Nx has seen green before comes from its cache. `rest` are options of Nx.
 * Gives its exit code, 130 when a signal ended it. @throws Problem UV-SYNC
 */
export async function runMany(command: string, targets: string[], rest: string[]): Promise<number> {
  const run = openRun({ command, target: '' });
  // Once, before many targets would do it at the same time.
  await run.guard(() => run.step('backend:environment', 'uv installs the Python packages', prepareBackend));
  run.end('ready');
  const shown = ['--parallel=2', '--output-style=static-failures-only'];
  const nx = spawnSync(process.execPath, [nxProgram(), 'run-many', '-t', ...targets, ...shown, ...rest], {
    cwd: inWorkspace(),
    stdio: 'inherit',
    env: { ...process.env, ...nxVariables },
  });
  return nx.status ?? 130;
}
