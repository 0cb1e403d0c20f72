import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Problem } from '../../../libs/problem/src/problem.ts';
import { askDatabase } from '../../settings/src/database-check.ts';
import { findBinaries } from './binaries.ts';
import { forgetSigningKey } from './signing-key.ts';
import { runUnprivileged } from './unprivileged.ts';

export interface Server {
  /** Folder of the cluster's files; its log is `<folder>.log`, the superuser's password `<folder>.password`. */
  dataDir: string;
  port: number;
  /** `true` when a server was running already. */
  reused: boolean;
}

const superuser = 'postgres';
const passwordFile = (dataDir: string) => `${dataDir}.password`;
const logFile = (dataDir: string) => `${dataDir}.log`;
const pidFile = (dataDir: string) => join(dataDir, 'postmaster.pid');

/**
 * Starts a real PostgreSQL on 127.0.0.1, or finds the one that runs on these files already (its parent may have been
 * killed). First start about 0.7 s, later ones 0.1 s.
 * @throws Problem EMBEDDED-INITDB, EMBEDDED-START with the last lines of the log.
 */
export async function startServer(dataDir: string, port: number): Promise<Server> {
  const { initdb, pg_ctl } = await findBinaries();
  if (!existsSync(join(dataDir, 'PG_VERSION'))) createFiles(initdb, dataDir);
  const running = runningPort(pg_ctl, dataDir);
  if (running !== undefined) return { dataDir, port: running, reused: true };
  await dropForeignPid(dataDir);
  const log = openSync(logFile(dataDir), 'a', 0o600);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
  const args = ['-D', dataDir, '-w', '-t', '30', '-o', options, 'start'];
  const started = runUnprivileged(pg_ctl, args, [dataDir], { stdio: ['ignore', log, log] });
  closeSync(log);
  if (started.status !== 0) {
    throw new Problem({
      code: 'EMBEDDED-START',
      what: 'the embedded PostgreSQL did not start',
      where: `${dataDir}, port ${port}`,
      cause: 'the port was taken a moment ago, the disk is full, or the files are of another version',
      next: `read ${logFile(dataDir)}, then run the same command again`,
      words: readFileSync(logFile(dataDir), 'utf8'),
    });
  }
  return { dataDir, port, reused: false };
}

/** Stops the server orderly; nothing happens when none runs. */
export async function stopServer(dataDir: string): Promise<boolean> {
  if (!existsSync(join(dataDir, 'PG_VERSION'))) return false;
  const { pg_ctl } = await findBinaries();
  return runUnprivileged(pg_ctl, ['stop', '-D', dataDir, '-m', 'fast', '-w'], [dataDir]).status === 0;
}

/** The port of the server that runs on these files, or undefined. */
export async function findServer(dataDir: string): Promise<number | undefined> {
  if (!existsSync(join(dataDir, 'PG_VERSION'))) return undefined;
  const { pg_ctl } = await findBinaries();
  return runningPort(pg_ctl, dataDir);
}

/**
 * Makes the role and its database, or gives the role this password when it is there. With another password than before,
 * the key that signs tokens goes: the secret that opens it went with the former .env, and the migration makes another.
 * The application's role owns its database and is no superuser.
 */
export async function ensureDatabase(
  server: Server,
  role: string,
  password: string,
  database = role,
): Promise<string> {
  const url = `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${server.port}/${database}`;
  const asSuperuser = {
    host: '127.0.0.1',
    port: server.port,
    user: superuser,
    password: readFileSync(passwordFile(server.dataDir), 'utf8').trim(),
  };
  const client = new pg.Client({ ...asSuperuser, database: 'postgres' });
  await client.connect();
  try {
    const name = pg.escapeIdentifier(role);
    const known = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
    const before = known.rowCount ? await askDatabase(url) : undefined;
    const verb = known.rowCount ? 'ALTER' : 'CREATE';
    await client.query(`${verb} ROLE ${name} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
    const there = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (!there.rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)} OWNER ${name}`);
    if (before && !before.ok && before.wrongPassword) await forgetSigningKey({ ...asSuperuser, database });
  } finally {
    await client.end();
  }
  return url;
}

/** Made beside and renamed: initdb writes PG_VERSION first, so a killed one would look whole for ever after. */
function createFiles(initdb: string, dataDir: string): void {
  const fresh = `${dataDir}.fresh`;
  const password = passwordFile(dataDir);
  try {
    for (const left of [dataDir, fresh]) rmSync(left, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true, mode: 0o700 });
    writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  } catch (error) {
    throw filesProblem(dataDir, String(error));
  }
  const args = [
    '-D',
    fresh,
    '-U',
    superuser,
    '--auth=scram-sha-256',
    `--pwfile=${password}`,
    '-E',
    'UTF8',
    '--locale=C',
  ];
  const made = runUnprivileged(initdb, args, [fresh, password]);
  if (made.status === 0) {
    renameSync(fresh, dataDir);
    return;
  }
  rmSync(fresh, { recursive: true, force: true });
  throw filesProblem(dataDir, made.stderr || made.error?.message || '');
}

function filesProblem(dataDir: string, words: string): Problem {
  return new Problem({
    code: 'EMBEDDED-INITDB',
    what: 'the files of the embedded PostgreSQL could not be made',
    where: dataDir,
    cause: 'no space, a folder that cannot be written, or root without user namespaces',
    next: 'free space or run as a normal user, then run the same command again',
    words,
  });
}

/** postmaster.pid: the first line is the process, the fourth the port (PostgreSQL's source, miscadmin.h). */
function readPidFile(dataDir: string): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(pidFile(dataDir), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return undefined;
  }
}

function runningPort(pgCtl: string, dataDir: string): number | undefined {
  const told = readPidFile(dataDir);
  if (!told || !isPostgres(told.pid)) return undefined;
  return runUnprivileged(pgCtl, ['status', '-D', dataDir], [dataDir]).status === 0 ? told.port : undefined;
}

/** After a crash another program may have the server's process number; PostgreSQL would refuse to start beside it. */
async function dropForeignPid(dataDir: string): Promise<void> {
  const told = readPidFile(dataDir);
  if (!told || spawnSync('ps', ['-p', String(told.pid)]).status !== 0) return;
  // The crashed server's own children notice within a moment that it is gone.
  await sleep(1000);
  rmSync(pidFile(dataDir), { force: true });
}

function isPostgres(pid: number): boolean {
  if (process.platform === 'win32') return true;
  const listed = spawnSync('ps', ['-o', 'stat=', '-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
  // Z: dead, and not yet taken note of by its parent.
  return /^\s*[^Z\s]\S*\s.*postgres/.test(listed.stdout ?? '');
}
