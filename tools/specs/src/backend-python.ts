import { execFileSync } from 'node:child_process';
import { workspaceRoot } from '../../settings/src/paths.ts';

/**
 * What a small Python program prints as JSON, run with the backend's own packages.
 * @throws Error when it cannot be run; its own words are on stderr
 */
export function askBackend<T>(program: string): T {
  const uv = ['tools/cli/uv.mjs', 'run', '--locked', '--quiet', '--project', 'apps/backend'];
  const out = execFileSync(process.execPath, [...uv, 'python', '-c', program], {
    cwd: workspaceRoot,
    encoding: 'utf8',
  });
  return JSON.parse(out) as T;
}
