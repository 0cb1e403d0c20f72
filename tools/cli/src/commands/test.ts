import { spawnSync } from 'node:child_process';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { openRun } from '../../../pipeline/src/open-run.ts';
import type { Values } from '../command-table.ts';
import { prepareBackend } from '../backend-environment.ts';
import { nxProgram, nxVariables } from '../nx-program.ts';

/** `npm test`: all that needs no cluster, one Nx run. What Nx has seen green before comes from its cache. */
export default async function test(_values: Values, rest: string[]): Promise<number> {
  const run = openRun({ command: 'test', target: '' });
  // Once, before many targets would do it at the same time.
  await run.guard(() => run.step('backend:environment', 'uv installs the Python packages', prepareBackend));
  run.end('ready');
  const args = [
    'run-many',
    '-t',
    'lint',
    'test',
    '--parallel=2',
    '--output-style=static-failures-only',
    ...rest,
  ];
  const nx = spawnSync(process.execPath, [nxProgram(), ...args], {
    cwd: inWorkspace(),
    stdio: 'inherit',
    env: { ...process.env, ...nxVariables },
  });
  return nx.status ?? 130;
}
