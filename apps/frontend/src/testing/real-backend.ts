import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './standalone-server.ts';
import { testDatabaseUrl } from './test-database.ts';

const workspace = fileURLToPath(new URL('../../../..', import.meta.url));
const folder = join(workspace, 'apps/backend');
const START_LIMIT_MS = 60_000;

/** The backend itself, on the tests' database. */
export interface RealBackend {
  url: string;
  close(): Promise<void>;
}

/** Installs what uv.lock asks for, unless it is there, and brings the backend's tables up to date. */
export function prepareBackend(): void {
  const uv = join(workspace, 'tools/cli/uv.mjs');
  run(process.execPath, [uv, 'sync', '--locked', '--no-dev', '--inexact', '--quiet']);
  run(python(), ['-m', 'todo_backend.migrate']);
}

/** Starts it as its image does. */
export async function startBackend(settings: Record<string, string>): Promise<RealBackend> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = ['-m', 'uvicorn', 'todo_backend.main:app', '--host', '127.0.0.1', '--port', String(port)];
  const child = spawn(python(), args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment({ LLM_PROVIDER: 'offline', ...settings }),
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const close = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const began = performance.now();
  while (!(await isReady(url))) {
    if (child.exitCode !== null || performance.now() - began > START_LIMIT_MS) {
      await close();
      throw new Error(`the backend did not come up:\n${text}`);
    }
    await sleep(50);
  }
  return { url, close };
}

const python = () =>
  join(folder, '.venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

function environment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const kept = ['PATH', 'HOME'].map((name) => [name, process.env[name]]);
  return { ...Object.fromEntries(kept), DATABASE_URL: testDatabaseUrl(), ...settings };
}

function run(program: string, args: string[]): void {
  // uv reads more of the environment (registries, caches) than the backend may.
  const env = program === process.execPath ? process.env : environment({});
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}:\n${stdout}${stderr}`);
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    return false;
  }
}
