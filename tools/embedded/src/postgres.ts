import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { Problem } from '../../../libs/problem/src/problem.ts';
import { findBinaries } from './binaries.ts';
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

/**
 * Starts a real PostgreSQL on 127.0.0.1, or finds the one that runs on these files already (its parent may have been
 * killed). First start about 0.7 s, later ones 0.1 s.
 * @throws Problem EMBEDDED-INITDB, EMBEDDED-START with the last lines of the log.
 */
export async function startServer(dataDir: string, port: number): Promise<Server> {
  const { initdb, pg_ctl } = await findBinaries();
  mkdirSync(dirname(dataDir), { recursive: true });
  if (!existsSync(join(dataDir, 'PG_VERSION'))) createFiles(initdb, dataDir);
  const running = runningPort(pg_ctl, dataDir);
  if (running !== undefined) return { dataDir, port: running, reused: true };
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
 * Makes the role and its database, or gives the role this password when it is there.
 * The application's role owns its database and is no superuser.
 */
export async function ensureDatabase(server: Server, role: string, password: string, database = role): Promise<string> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: server.port,
    user: superuser,
    password: readFileSync(passwordFile(server.dataDir), 'utf8').trim(),
    database: 'postgres',
  });
  await client.connect();
  try {
    const name = pg.escapeIdentifier(role);
    const known = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
    const verb = known.rowCount ? 'ALTER' : 'CREATE';
    await client.query(`${verb} ROLE ${name} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
    const there = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (!there.rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)} OWNER ${name}`);
  } finally {
    await client.end();
  }
  return `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${server.port}/${database}`;
}

function createFiles(initdb: string, dataDir: string): void {
  // What a killed first start left behind has no PG_VERSION and holds nothing of the user's.
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const password = passwordFile(dataDir);
  writeFileSync(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  const args = ['-D', dataDir, '-U', superuser, '--auth=scram-sha-256', `--pwfile=${password}`, '-E', 'UTF8', '--locale=C'];
  const made = runUnprivileged(initdb, args, [dataDir, password]);
  if (made.status === 0) return;
  rmSync(dataDir, { recursive: true, force: true });
  throw new Problem({
    code: 'EMBEDDED-INITDB',
    what: 'the files of the embedded PostgreSQL could not be made',
    where: dataDir,
    cause: 'no space, a folder that cannot be written, or root without user namespaces',
    next: 'free space or run as a normal user, then run the same command again',
    words: made.stderr || made.error?.message || '',
  });
}

/** The fourth line of postmaster.pid is the port (PostgreSQL documentation, "postmaster.pid"). */
function runningPort(pgCtl: string, dataDir: string): number | undefined {
  const pidFile = join(dataDir, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  if (runUnprivileged(pgCtl, ['status', '-D', dataDir], [dataDir]).status !== 0) return undefined;
  return Number(readFileSync(pidFile, 'utf8').split('\n')[3]);
}
