import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isFree } from './free-port.ts';

const program = join(import.meta.dirname, '../with-postgres.ts');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'todo-with-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function withPostgres(
  command: string[],
  environment: NodeJS.ProcessEnv = {},
): {
  child: ChildProcess;
  text: () => string;
  ended: Promise<number>;
} {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...command], {
    env: { ...process.env, TMPDIR: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let all = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (all += chunk.toString()));
  return { child, text: () => all, ended: once(child, 'close').then(([code]) => code as number) };
}

/** Asks for the role, then does what `last` says. */
const client = (last: string) => `
  import pg from 'pg';
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  const { rows } = await client.query("SELECT current_user || ' ' || current_setting('is_superuser') AS told, inet_server_port() AS port");
  console.log('told: ' + rows[0].told + ' ' + rows[0].port);
  ${last}`;
const portTold = (text: string) => Number(/told: todo off (\d+)/.exec(text)?.[1]);

/** tsx keeps its cache in the folder for temporary files too. */
const leftBehind = () => readdirSync(folder).filter((name) => !name.startsWith('tsx-'));

test(
  'the command has a database, its exit code is handed on, and nothing is left',
  { timeout: 40_000 },
  async () => {
    const { text, ended } = withPostgres([
      '--',
      process.execPath,
      '--input-type=module',
      '-e',
      client('await client.end(); process.exitCode = 7;'),
    ]);
    expect(await ended, text()).toBe(7);
    expect(await isFree(portTold(text()))).toBe(true);
    expect(leftBehind()).toEqual([]);
  },
);

test('a signal ends the command and the database', { timeout: 40_000 }, async () => {
  const { child, text, ended } = withPostgres([
    '--',
    process.execPath,
    '--input-type=module',
    '-e',
    client('setInterval(() => undefined, 1000);'),
  ]);
  while (!text().includes('told:')) await once(child.stdout!, 'data');
  child.kill('SIGTERM');
  expect(await ended, text()).not.toBe(0);
  expect(await isFree(portTold(text()))).toBe(true);
  expect(leftBehind()).toEqual([]);
});

test.each([[], ['--'], ['node']])(
  'without a command (%j): how to call it',
  { timeout: 20_000 },
  async (...words: string[]) => {
    const { text, ended } = withPostgres([...words]);
    expect(await ended).toBe(2);
    expect(text()).toContain('usage: with-postgres.ts -- COMMAND');
  },
);

test('root without user namespaces: PostgreSQL runs as nobody', { timeout: 40_000 }, async () => {
  // The folder of this test run, which the set-up made, is as closed as this test's own.
  const around = dirname(folder);
  for (const path of around.includes('todo-test-') ? [around, folder] : [folder]) chmodSync(path, 0o711);
  const last = 'await client.end();';
  const command = ['--', process.execPath, '--input-type=module', '-e', client(last)];
  // No `unshare` is found; for anybody but root this is the plain way.
  const { text, ended } = withPostgres(command, { PATH: folder });
  expect(await ended, text()).toBe(0);
  expect(portTold(text())).toBeGreaterThan(0);
});
