import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { call } from '../testing/serve.ts';
import { launch, startStandalone } from '../testing/standalone-server.ts';
import { signUp, TEST_SECRET } from '../testing/test-app.ts';
import { migratedDatabase } from '../testing/migrated-database.ts';
import { query, testDatabaseUrl } from '../testing/test-database.ts';

/** The figure is 1 s on a machine with nothing else to do (`npm run proof -- frontend-ready`); tests run beside others. */
const READY_LIMIT_SECONDS = 5;

beforeAll(async () => {
  await migratedDatabase();
});

test('it is ready soon: median of five starts', async () => {
  const seconds: number[] = [];
  for (let i = 0; i < 5; i++) {
    const app = await startStandalone();
    seconds.push(app.readySeconds);
    await app.close();
  }
  expect(seconds.sort((a, b) => a - b)[2]).toBeLessThan(READY_LIMIT_SECONDS);
});

test('it has its secrets from files, and nothing of them from its environment', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'todo-secrets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const none = { SECRETS_DIR: folder, DATABASE_URL: '', BETTER_AUTH_SECRET: '' };
  const { ended, printed } = await launch(none);
  expect(await ended).toBe(1);
  expect(printed()).toContain(`where:  file ${folder}/DATABASE_URL `);
  writeFileSync(join(folder, 'DATABASE_URL'), `${testDatabaseUrl()}\n`);
  writeFileSync(join(folder, 'BETTER_AUTH_SECRET'), TEST_SECRET);
  const app = await startStandalone(none);
  try {
    const { cookie } = await signUp(app);
    const session = await call(app, '/api/auth/get-session', { headers: { cookie } });
    expect(session.json()).toMatchObject({ user: { name: 'Person' } });
  } finally {
    await app.close();
  }
});

describe('it does not come up', () => {
  test.each([
    ['without a secret', { BETTER_AUTH_SECRET: '' }, 'AUTH-SECRET-MISSING'],
    ['with half of a mode', { AUTH_MODE: 'shared-secret' }, 'JWT-SECRET-MISSING'],
    ['with proxies that are none', { TRUSTED_PROXIES: 'ingress' }, 'TRUSTED-PROXIES-INVALID'],
  ])('%s, and says in one message what to do', async (_why, settings, code) => {
    const { ended, printed } = await launch(settings);
    expect(await ended).toBe(1);
    expect(printed()).toContain(`✖ ${code}: `);
    expect(printed()).toMatch(/ {2}where: .*\n {2}cause: .*\n {2}next: /);
    expect(printed()).not.toContain(TEST_SECRET);
  });
});

test('before the migration it is alive and not ready, and becomes ready without a restart', async () => {
  await query('ALTER SCHEMA auth RENAME TO later');
  const app = await startStandalone({}, '/api/health/live');
  try {
    const answer = await call(app, '/api/health/ready');
    expect(answer.status).toBe(503);
    expect(answer.json()).toEqual({
      status: 'unavailable',
      checks: { database: 'ok', migrations: 'missing' },
    });
    await query('ALTER SCHEMA later RENAME TO auth');
    expect((await call(app, '/api/health/ready')).status).toBe(200);
  } finally {
    await app.close();
  }
});

test('a changed secret: one clear message, in the log and to the caller, and the key is left alone', async () => {
  const first = await startStandalone();
  const { id, email } = await signUp(first);
  await first.close();
  const [before] = await query('SELECT * FROM auth.jwks');
  const secret = 'another-secret-for-tests-0123456789abcdef';
  const app = await startStandalone({ BETTER_AUTH_SECRET: secret }, '/api/health/live');
  const messages = () => app.printed().match(/✖ AUTH-SECRET-CHANGED/g);
  try {
    for (let asked = 0; asked < 2; asked++) expect((await call(app, '/api/health/ready')).status).toBe(503);
    expect(messages()).toHaveLength(1);
    const signIn = await call(app, '/api/auth/sign-in/email', {
      body: { email, password: 'a long enough password' },
    });
    expect(signIn.status).toBe(200);
    const cookie = signIn.headers.getSetCookie().map((one) => one.split(';')[0]).join('; '); // prettier-ignore
    const answer = await call(app, `/api/${id}/tasks`, { headers: { cookie } });
    expect(answer.status).toBe(500);
    expect(answer.json()).toMatchObject({ error: { code: 'auth_secret_changed' } });
    expect(messages()).toHaveLength(2);
    expect(app.printed()).toContain('node migrate.mjs --new-key');
    expect(await query('SELECT * FROM auth.jwks')).toEqual([before]);
  } finally {
    await app.close();
  }
});
