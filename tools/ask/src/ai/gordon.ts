import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { which } from 'zx';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { attempt } from '../../../cluster/src/programs/command.ts';
import { workspaceRoot } from '../../../settings/src/paths.ts';
import { hide } from '../model/hide.ts';
import { cleanEnvironment, dockerNames } from './clean-environment.ts';
import { missing } from './problems.ts';
import { runTool } from './run-tool.ts';

const get = 'Docker Desktop 4.61 or newer, signed in, with Gordon switched on in its settings';

/**
 * Opens Docker's Gordon on this terminal with the question, in a folder with the Dockerfiles and no .env. It asks before it does
 * something; it has no mode for scripts, so it is refused without a terminal. Gives its exit code.
 * @throws Problem AI-TOOL-MISSING, AI-NO-TERMINAL
 */
export async function askGordon(
  question: string,
  plain: string[],
  terminal = Boolean(process.stdin.isTTY && process.stdout.isTTY),
): Promise<number> {
  const there = await which('docker', { nothrow: true });
  const probe = there ? await attempt('docker', ['ai', 'version'], { timeout: 5 }) : undefined;
  if (probe?.exitCode !== 0)
    throw missing("Docker's Gordon", there ? 'docker ai version' : 'PATH', get, plain);
  if (!terminal) throw noTerminal(plain);
  const folder = mkdtempSync(join(tmpdir(), 'todo-gordon-'));
  try {
    copyDockerFiles(workspaceRoot, folder);
    const args = ['ai', '--working-dir', folder, ...(question ? [hide(question)] : [])];
    const env = cleanEnvironment({}, dockerNames);
    return (await runTool({ program: 'docker', args, env, terminal: true, hide, cwd: folder })).code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What Gordon is good at: files without any value of .env. */
export function copyDockerFiles(root: string, folder: string): void {
  const apps = existsSync(join(root, 'apps')) ? readdirSync(join(root, 'apps')) : [];
  const files = ['docker-compose.yml', '.dockerignore', ...apps.map((name) => `apps/${name}/Dockerfile`)];
  for (const file of files.filter((one) => existsSync(join(root, one)))) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    copyFileSync(join(root, file), join(folder, file));
  }
}

const noTerminal = (plain: string[]) =>
  new Problem({
    code: 'AI-NO-TERMINAL',
    what: 'Gordon works on a terminal only',
    where: 'npm run ai -- gordon',
    cause: 'it asks before each command, and its input or output is no terminal here',
    next: `the same command in a terminal; without it: ${plain.join(', then: ')}`,
    class: 'preflight',
  });
