import { existsSync } from 'node:fs';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { done, unchanged, type Outcome } from '../../../cluster/src/outcome/outcome.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { collectOutput } from './collect-output.ts';

/**
 * Installs what apps/backend/uv.lock asks for into apps/backend/.venv. `--inexact` leaves the tools of `npm test` in
 * place, which the services do not need.
 */
export async function prepareBackend(): Promise<Outcome> {
  const there = existsSync(inWorkspace('apps/backend/.venv'));
  const args = [
    inWorkspace('tools/cli/uv.mjs'),
    'sync',
    '--locked',
    '--no-dev',
    '--inexact',
    '--project',
    'apps/backend',
  ];
  const { code, output } = await collectOutput(process.execPath, args, { cwd: inWorkspace() });
  if (code !== 0) {
    throw new Problem({
      code: 'UV-SYNC',
      what: 'the Python packages of the backend could not be installed',
      where: 'apps/backend/uv.lock → apps/backend/.venv',
      cause: 'no network, no space, or no Python >= 3.11',
      next: 'npm run doctor',
      class: 'preflight',
      words: output,
    });
  }
  const installed = /Installed (\d+) package/.exec(output)?.[1];
  if (installed || !there) return done(`${installed ?? 'all'} Python packages installed`);
  return unchanged('Python packages are those of uv.lock');
}
