import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inWorkspace, workspaceRoot } from '../../../settings/src/paths.ts';
import type { Runner } from '../proof.ts';
import { mustRun } from './programs.ts';

/** Puts parts of the commit that is checked out into a folder: never of the work tree. */
export async function extractCommit(parts: readonly string[], folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env };
  const tar = `${folder}.tar`;
  await mustRun('git', ['archive', '-o', tar, 'HEAD', ...parts], { cwd: workspaceRoot, env });
  await mustRun('tar', ['xf', tar], { cwd: folder, env });
}

/** Installs what the backend's image has, for the backend in this folder. Gives its Python. */
export async function installBackend(backend: string): Promise<string> {
  const sync = ['sync', '--locked', '--quiet', '--no-dev', '--no-editable', '--compile-bytecode'];
  const env = { ...process.env };
  await mustRun(process.execPath, [inWorkspace('tools/cli/uv.mjs'), ...sync], { cwd: backend, env });
  return join(backend, '.venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
}

/** A runner in a place of its own, which goes with it, also when the runner cannot be made. */
export async function inPlace<P extends { close(): Promise<void> }>(
  open: () => Promise<P>,
  make: (place: P) => Promise<Runner>,
): Promise<Runner> {
  const place = await open();
  try {
    const runner = await make(place);
    return {
      step: (index) => runner.step(index),
      async close() {
        await runner.close?.();
        await place.close();
      },
    };
  } catch (error) {
    await place.close();
    throw error;
  }
}
