import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, isFree } from './free-port.ts';
import { ensureDatabase, findServer, startServer, stopServer } from './postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'todo-embedded-'));
const dataDir = join(folder, 'postgres');
const pidFile = join(dataDir, 'postmaster.pid');
let port: number;

beforeAll(async () => {
  port = await freePort(0);
});
afterAll(async () => {
  await stopServer(dataDir);
  rmSync(folder, { recursive: true, force: true });
});

async function ask<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** As the power failing: the server has no time for anything. */
async function crash(): Promise<void> {
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGKILL');
  while (!(await isFree(port))) await sleep(20);
}

describe.sequential('one server, from its first start to its stop', { timeout: 40_000 }, () => {
  let url: string;

  test('nothing runs before the first start', async () => {
    expect(await findServer(dataDir)).toBeUndefined();
    expect(await stopServer(dataDir)).toBe(false);
  });

  test('it starts on the port that was asked for; its password is for its owner alone', async () => {
    expect(await startServer(dataDir, port)).toEqual({ dataDir, port, reused: false });
    expect(await findServer(dataDir)).toBe(port);
    for (const file of [`${dataDir}.password`, `${dataDir}.log`])
      expect(statSync(file).mode & 0o777, file).toBe(0o600);
  });

  test('the URL works: the role owns its database and is no superuser', async () => {
    const server = { dataDir, port, reused: false };
    url = await ensureDatabase(server, 'todo', 'p/w @#?');
    expect(await ask(url, 'SELECT current_user AS who, current_database() AS at')).toEqual([
      { who: 'todo', at: 'todo' },
    ]);
    const [role] = await ask<{ super: string; version: string }>(
      url,
      "SELECT current_setting('is_superuser') AS super, current_setting('server_version') AS version",
    );
    expect(role).toEqual({ super: 'off', version: expect.stringMatching(/^18\./) });
    await ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await expect(ask(url, 'CREATE ROLE another')).rejects.toMatchObject({ code: '42501' });
  });

  test("a second role has a database of its own and does not see the first one's rows", async () => {
    const other = await ensureDatabase({ dataDir, port, reused: true }, 'other', 'secret');
    expect(await ask(other, 'SELECT current_database() AS at')).toEqual([{ at: 'other' }]);
    await expect(ask(other.replace(/other$/, 'todo'), 'SELECT * FROM kept')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(ask(other.replace('secret', 'guess'), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  test('a new password replaces the old one, the data stays; the key of the old .env goes', async () => {
    const before = url;
    await ask(url, "CREATE SCHEMA auth; CREATE TABLE auth.jwks AS SELECT 'a key' AS private_key");
    await ensureDatabase({ dataDir, port, reused: true }, 'todo', 'p/w @#?');
    expect(await ask(url, 'SELECT FROM auth.jwks')).toHaveLength(1);
    url = await ensureDatabase({ dataDir, port, reused: true }, 'todo', 'new');
    await expect(ask(before, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect(await ask(url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    expect(await ask(url, 'SELECT FROM auth.jwks')).toEqual([]);
  });

  test('a server that runs is found, whatever port is asked for', async () => {
    expect(await startServer(dataDir, await freePort(0))).toEqual({ dataDir, port, reused: true });
  });

  test('after a crash it starts again, with its data', async () => {
    await crash();
    expect(existsSync(pidFile)).toBe(true);
    expect(await findServer(dataDir)).toBeUndefined();
    expect(await startServer(dataDir, port)).toEqual({ dataDir, port, reused: false });
    expect(await ask(url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('after a crash whose process number another program has now', async () => {
    await crash();
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)));
    expect(await findServer(dataDir)).toBeUndefined();
    expect(await startServer(dataDir, port)).toMatchObject({ reused: false });
    expect(await ask(url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('it stops once', async () => {
    expect(await stopServer(dataDir)).toBe(true);
    expect(await stopServer(dataDir)).toBe(false);
    expect(await findServer(dataDir)).toBeUndefined();
    expect(await isFree(port)).toBe(true);
  });
});

test('a first start that was killed is made good by the next one', { timeout: 40_000 }, async () => {
  const half = join(folder, 'half');
  const code = `const { startServer } = await import(${JSON.stringify(join(import.meta.dirname, 'postgres.ts'))});
    await startServer(${JSON.stringify(half)}, ${await freePort(0)});`;
  const starting = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    detached: true,
    stdio: 'inherit',
  });
  // initdb has begun, and needs half a second more.
  while (!existsSync(join(half, 'PG_VERSION')) && !existsSync(join(`${half}.fresh`, 'PG_VERSION')))
    await sleep(5);
  process.kill(-starting.pid!, 'SIGKILL');
  await once(starting, 'exit');
  try {
    const server = await startServer(half, await freePort(0));
    expect(await ask(await ensureDatabase(server, 'todo', 'x'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  } finally {
    await stopServer(half);
  }
});

test('files of another version: one problem with the words of the log', { timeout: 40_000 }, async () => {
  const old = join(folder, 'old');
  mkdirSync(old, { mode: 0o700 });
  writeFileSync(join(old, 'PG_VERSION'), '9.6\n');
  writeFileSync(join(old, 'postgresql.conf'), '');
  const starting = startServer(old, await freePort(0));
  await expect(starting).rejects.toMatchObject({
    facts: { code: 'EMBEDDED-START', where: expect.stringContaining(old) },
  });
  await expect(starting).rejects.toMatchObject({
    facts: { words: expect.stringMatching(/9\.6|invalid data in file|not (be )?compatible/) },
  });
  expect(readFileSync(join(old, 'PG_VERSION'), 'utf8')).toBe('9.6\n');
});

test('a place where no files can be made: one problem, and nothing is left there', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, 'of a person');
  const starting = startServer(join(file, 'postgres'), await freePort(0));
  await expect(starting).rejects.toMatchObject({ facts: { code: 'EMBEDDED-INITDB' } });
  expect(readFileSync(file, 'utf8')).toBe('of a person');
});
