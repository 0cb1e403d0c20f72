import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { StartError } from '../server/lifecycle/start-error.ts';
import { emptyDatabase, query, testDatabaseUrl } from '../testing/test-database.ts';
import { migrate } from './migrate.ts';

const SECRET = 'a-secret-for-tests-only-0123456789abcdef';
const OTHER_SECRET = 'another-secret-for-tests-0123456789abcdef';
const TABLES = ['account', 'jwks', 'rateLimit', 'session', 'user', 'verification'];

const run = (more: Partial<Parameters<typeof migrate>[0]> = {}) =>
  migrate({ databaseUrl: testDatabaseUrl(), authSecret: SECRET, waitSeconds: 5, ...more });
const keys = () => query<{ id: string }>('SELECT id FROM auth.jwks');

async function codesOf(attempt: Promise<unknown>): Promise<string[]> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StartError);
  return (error as StartError).problems.map(({ code }) => code);
}

beforeEach(emptyDatabase);

describe('on an empty database', () => {
  test('makes the tables in the schema auth, and one key', async () => {
    const report = await run();
    expect(report.changedTables.toSorted()).toEqual(TABLES);
    expect(report.signingKey).toBe('made');
    const rows = await query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'auth' ORDER BY 1",
    );
    expect(rows.map(({ name }) => name).toSorted()).toEqual(TABLES);
    expect(await keys()).toHaveLength(1);
    const elsewhere = await query(
      "SELECT 1 FROM information_schema.tables WHERE table_schema = 'public' AND table_name = ANY($1)",
      [TABLES],
    );
    expect(elsewhere).toEqual([]);
  });

  test('six at once do it once', async () => {
    const reports = await Promise.all(Array.from({ length: 6 }, () => run()));
    expect(reports.filter(({ changedTables }) => changedTables.length > 0)).toHaveLength(1);
    expect(reports.map(({ signingKey }) => signingKey).toSorted()).toEqual(['kept', 'kept', 'kept', 'kept', 'kept', 'made']); // prettier-ignore
    expect(await keys()).toHaveLength(1);
  });
});

describe('on a database that is up to date', () => {
  test('changes nothing', async () => {
    await run();
    const before = await keys();
    expect(await run()).toEqual({ changedTables: [], signingKey: 'kept' });
    expect(await keys()).toEqual(before);
  });

  test('tells that the secret was changed, and leaves the key', async () => {
    await run();
    const before = await keys();
    expect(await codesOf(run({ authSecret: OTHER_SECRET }))).toEqual(['AUTH-SECRET-CHANGED']);
    expect(await keys()).toEqual(before);
  });

  test('replaces the key when it is told to', async () => {
    await run();
    const [before] = await keys();
    expect(await run({ authSecret: OTHER_SECRET, newKey: true })).toMatchObject({ signingKey: 'replaced' });
    const after = await keys();
    expect(after).toHaveLength(1);
    expect(after[0]?.id).not.toBe(before?.id);
    expect(await run({ authSecret: OTHER_SECRET })).toMatchObject({ signingKey: 'kept' });
  });
});

describe('without a database', () => {
  test('gives up when the time is over', async () => {
    const lines: string[] = [];
    const started = Date.now();
    const databaseUrl = 'postgresql://todo:secret-word@127.0.0.1:9/todo';
    const attempt = run({ databaseUrl, waitSeconds: 1.2, log: (line) => lines.push(line) });
    expect(await codesOf(attempt)).toEqual(['DATABASE-UNREACHABLE']);
    expect(Date.now() - started).toBeLessThan(5000);
    expect(lines).toEqual(['waiting for the database at 127.0.0.1:9/todo …']);
  });

  test('does not wait for a name that does not exist there', async () => {
    const databaseUrl = testDatabaseUrl().replace(/\/todo$/, '/no_such_database');
    const started = Date.now();
    expect(await codesOf(run({ databaseUrl, waitSeconds: 30 }))).toEqual(['DATABASE-REFUSED']);
    expect(Date.now() - started).toBeLessThan(5000);
  });
});

describe('the command', () => {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  let environment: Record<string, string | undefined>;
  const start = (args: string[], more: Record<string, string> = {}) =>
    spawnSync(process.execPath, ['--import', 'tsx', main, ...args], { encoding: 'utf8', env: { ...environment, ...more } as NodeJS.ProcessEnv }); // prettier-ignore

  beforeAll(() => {
    environment = { PATH: process.env['PATH'], DATABASE_URL: testDatabaseUrl(), BETTER_AUTH_SECRET: SECRET };
  });

  test('says what it did, on stdout', () => {
    const { status, stdout, stderr } = start([]);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/^auth tables: changed .*rateLimit; signing key: made/);
    expect(status).toBe(0);
  });

  test('ends with 1 and the whole message when a setting is missing', () => {
    const { status, stderr } = start([], { DATABASE_URL: '', BETTER_AUTH_SECRET: 'short' });
    expect(status).toBe(1);
    expect(stderr).toContain('✖ DATABASE-URL-MISSING: ');
    expect(stderr).toContain('✖ AUTH-SECRET-SHORT: ');
    expect(stderr.match(/^ {2}(where|cause|next): /gm)).toHaveLength(6);
  });

  test('refuses an argument that it does not know', () => {
    const { status, stderr } = start(['--new-kye']);
    expect(status).toBe(1);
    expect(stderr).toContain('✖ MIGRATE-ARGUMENT: unknown argument "--new-kye"');
  });

  test('never prints a password', () => {
    const { status, stderr, stdout } = start([], {
      DATABASE_URL: 'postgresql://todo:secret-word@127.0.0.1:9/todo',
      MIGRATE_WAIT_SECONDS: '0',
    });
    expect(status).toBe(1);
    expect(stdout + stderr).not.toContain('secret-word');
  });
});
