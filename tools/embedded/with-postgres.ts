/**
 * with-postgres -- COMMAND [ARG …]: runs a command beside a throw-away real PostgreSQL.
 * The command finds it in TEST_DATABASE_URL (role `todo`, owner of database `todo`, no superuser).
 * Everything is gone afterwards, also after Ctrl-C.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asProblem } from '../../libs/problem/src/problem.ts';
import { freePort } from './src/free-port.ts';
import { ensureDatabase, startServer, stopServer } from './src/postgres.ts';

const [, , dashes, command, ...args] = process.argv;
if (dashes !== '--' || !command) {
  process.stderr.write('usage: with-postgres.ts -- COMMAND [ARG …]\n');
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'todo-postgres-'));
// Where PostgreSQL has to run as another user, that one must get through to its files.
chmodSync(folder, 0o711);
const dataDir = join(folder, 'data');

async function run(): Promise<number> {
  const server = await startServer(dataDir, await freePort(0));
  const url = await ensureDatabase(server, 'todo', 'throw-away');
  const child = spawn(command!, args, { stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: url } });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

try {
  process.exitCode = await run();
} catch (error) {
  const problem = asProblem(error);
  process.stderr.write(`${problem.explain()}\n`);
  process.exitCode = problem.exitCode;
} finally {
  await stopServer(dataDir);
  rmSync(folder, { recursive: true, force: true });
}
