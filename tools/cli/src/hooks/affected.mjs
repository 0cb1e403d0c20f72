// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withoutGit } from './git.mjs';

/** What is checked before a push: all that needs no cluster. */
export const targets = ['lint', 'test', 'helm-template'];

/**
 * @typedef {{ folder: string, head: string, base: string | undefined, budgetMs: number, temporary: boolean }} Request
 * @typedef {{ state: 'passed' | 'failed' | 'stopped', failed: string[], ended: string[] }} Result
 */

const colours = /\x1b\[[\d;]*m|\r/g;
// As Nx 23 prints with --output-style=static-failures-only, when a task has ended.
const good = /^✔\s+nx run (\S+)(?:\s+\[.+\])?\s*$/;
const bad = /^> nx run (\S+?)(?:\s+\[.+\])?\s*$/;

/** Nx's own program: npm and npx between would cost as much as Nx itself. @param {string} folder */
export const nxProgram = (folder) => {
  const places = ['dist/bin/nx.js', 'bin/nx.js'].map((file) => join(folder, 'node_modules/nx', file));
  return places.find((file) => existsSync(file));
};

/**
 * Nx's arguments for a range.
 * @param {{ head: string, base: string | undefined }} range
 */
function nxArgs({ head, base }) {
  const about = base === undefined ? ['run-many'] : ['affected', `--base=${base}`, `--head=${head}`];
  return [...about, '-t', ...targets];
}

/** @param {boolean} temporary @returns {NodeJS.ProcessEnv} */
function environment(temporary) {
  const env = withoutGit(process.env);
  // A push from inside a task is not that task again.
  for (const name of Object.keys(env)) if (/^NX_(TASK_|INVOCATION_)/.test(name)) delete env[name];
  return {
    ...env,
    NX_TUI: 'false',
    // Plugins in Nx's own process: saves about a second where the daemon does not run.
    NX_ISOLATE_PLUGINS: 'false',
    // A daemon for a folder that is about to go would outlive it. Elsewhere it is as the user has it.
    ...(temporary ? { NX_DAEMON: 'false' } : {}),
    ...(process.stderr.isTTY && !process.env['NO_COLOR'] ? { FORCE_COLOR: '1' } : {}),
  };
}

/**
 * Runs Nx over a range, its words shown as they come, and stops it with all its children when the time is over or
 * `signal` is aborted.
 * @param {string} nx
 * @param {Request} request
 * @param {AbortSignal} signal
 * @returns {Promise<Result>}
 */
export function runAffected(nx, request, signal) {
  const child = spawn(
    process.execPath,
    [nx, ...nxArgs(request), '--parallel=2', '--output-style=static-failures-only'],
    {
      cwd: request.folder,
      env: environment(request.temporary),
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that a stop reaches what the tasks started too.
      detached: process.platform !== 'win32',
    },
  );
  /** @type {Result} */
  const result = { state: 'passed', failed: [], ended: [] };
  for (const stream of [child.stdout, child.stderr]) eachLine(stream, (line) => readLine(line, result));

  const stop = () => {
    result.state = 'stopped';
    endGroup(child.pid, 'SIGTERM');
    setTimeout(() => endGroup(child.pid, 'SIGKILL'), 3000).unref();
  };
  const timer = setTimeout(stop, request.budgetMs);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      if (result.state !== 'stopped' && code !== 0) result.state = 'failed';
      resolve(result);
    });
  });
}

/** The tasks of a range that have not ended; Nx is asked again, since it was stopped before it told. @param {string} nx @param {Request} request @param {string[]} ended */
export function tasksLeft(nx, request, ended) {
  const asked = spawnSync(process.execPath, [nx, ...nxArgs(request), '--graph=stdout'], {
    cwd: request.folder,
    env: { ...environment(request.temporary), FORCE_COLOR: '0' },
    encoding: 'utf8',
    timeout: 20_000,
    maxBuffer: 256 * 1024 * 1024,
  });
  try {
    /** @type {{ tasks: { tasks: Record<string, unknown> } }} */
    const { tasks } = JSON.parse(asked.stdout.slice(asked.stdout.indexOf('{')));
    return Object.keys(tasks.tasks).filter((task) => !ended.includes(task));
  } catch {
    return undefined;
  }
}

/** @param {string} line @param {Result} result */
function readLine(line, result) {
  process.stderr.write(`${line}\n`);
  const plain = line.replace(colours, '').trimEnd();
  const passed = good.exec(plain)?.[1];
  const failed = bad.exec(plain)?.[1];
  if (passed) result.ended.push(passed);
  if (failed) result.ended.push(failed);
  if (failed) result.failed.push(failed);
}

/** @param {import('node:stream').Readable} stream @param {(line: string) => void} read */
function eachLine(stream, read) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (/** @type {string} */ chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(read);
  });
  stream.on('end', () => rest && read(rest));
}

/** @param {number | undefined} pid @param {NodeJS.Signals} signal */
function endGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
    else process.kill(-pid, signal);
  } catch {
    // It has ended.
  }
}
