import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { call, serve, type TestServer } from '../../testing/serve.ts';
import { cookieOf, signUp, startApp, type TestAccount } from '../../testing/test-app.ts';
import { query } from '../../testing/test-database.ts';
import { MAX_TRIES } from './sign-in-tries.ts';

const PASSWORD = 'a long enough password';

let app: TestServer;
let backend: TestServer;
let me: TestAccount;
/** Whether the backend has anything of the person, and what it answers, one after the other. */
let data: boolean;
let answers: number[];
const seen: IncomingMessage[] = [];

const post = (path: string, body: object, cookie = me.cookie) =>
  call(app, `/api/auth${path}`, { method: 'POST', body, headers: { cookie, origin: app.url } });
const signIn = (password: string) =>
  call(app, '/api/auth/sign-in/email', { body: { email: me.email, password } });
const sessionOf = (cookie: string) => call(app, '/api/auth/get-session', { headers: { cookie } });

beforeAll(async () => {
  await migratedDatabase();
  backend = await serve((request, response) => {
    seen.push(request);
    const status = answers.shift() ?? 204;
    if (status === 204) data = false;
    response.writeHead(status).end();
  });
  app = await startApp({ BACKEND_URL: backend.url });
});

beforeEach(async () => {
  data = true;
  answers = [];
  seen.length = 0;
  me = await signUp(app);
});

afterAll(async () => {
  await app.close();
  await backend.close();
});

describe('changing the password', () => {
  test('the new one opens, the old one does not, and other devices are signed out', async () => {
    const other = cookieOf((await signIn(PASSWORD)).headers);
    const body = {
      currentPassword: PASSWORD,
      newPassword: 'another good password',
      revokeOtherSessions: true,
    };
    const answer = await post('/change-password', body);
    expect(answer.status).toBe(200);
    expect((await sessionOf(cookieOf(answer.headers))).json()).toMatchObject({ user: { id: me.id } });
    expect((await sessionOf(other)).text).toBe('null');
    expect((await signIn(PASSWORD)).status).toBe(401);
    expect((await signIn('another good password')).status).toBe(200);
  });

  test.each([
    [
      'a wrong old one',
      { currentPassword: 'not the password', newPassword: 'another good password' },
      'INVALID_PASSWORD',
    ],
    ['a short new one', { currentPassword: PASSWORD, newPassword: 'short' }, 'PASSWORD_TOO_SHORT'],
    ['a common new one', { currentPassword: PASSWORD, newPassword: 'Password123' }, 'PASSWORD_TOO_WEAK'],
  ])('is refused with %s', async (_what, body, code) => {
    const answer = await post('/change-password', body);
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ code });
    expect((await signIn(PASSWORD)).status).toBe(200);
  });

  test('the password cannot be guessed here', async () => {
    const guess = { currentPassword: 'not the password', newPassword: 'another good password' };
    for (let i = 0; i < MAX_TRIES; i++) expect((await post('/change-password', guess)).status).toBe(400);
    expect((await post('/change-password', { ...guess, currentPassword: PASSWORD })).status).toBe(429);
  });

  test('needs a session', async () => {
    const body = { currentPassword: PASSWORD, newPassword: 'another good password' };
    expect((await post('/change-password', body, '')).status).toBeGreaterThanOrEqual(401);
  });
});

describe('deleting the account', () => {
  const left = () => query('SELECT 1 FROM auth."user" WHERE id = $1', [me.id]);

  test('takes the tasks, the conversations, the sessions and the person', async () => {
    const answer = await post('/delete-user', { password: PASSWORD });
    expect(answer.status).toBe(200);
    expect(data).toBe(false);
    expect(await left()).toEqual([]);
    expect((await sessionOf(me.cookie)).text).toBe('null');
    expect((await signIn(PASSWORD)).status).toBe(401);
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([`DELETE /api/${me.id}`]);
    expect(seen[0]?.headers.authorization).toMatch(/^Bearer /);
  });

  test.each([
    ['a wrong password', { password: 'not the password' }],
    ['none', {}],
    ['an empty one', { password: '' }],
  ])('is refused with %s, and nothing is deleted', async (_what, body) => {
    const answer = await post('/delete-user', body);
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'INVALID_PASSWORD' });
    expect(data).toBe(true);
    expect(await left()).toHaveLength(1);
  });

  test.each([
    ['fails', [503], 'DATA_NOT_DELETED'],
    ['does not know the account', [401], 'DATA_NOT_DELETED'],
    ['is still answering a message', [429, 429, 429, 429, 429], 'DATA_IN_USE'],
  ])('keeps the account when the backend %s, so that one can try again', async (_what, statuses, code) => {
    answers = [...statuses];
    const answer = await post('/delete-user', { password: PASSWORD });
    expect(answer.status).toBe(503);
    expect(answer.json()).toMatchObject({ code });
    expect(data).toBe(true);
    expect(await left()).toHaveLength(1);
    expect((await post('/delete-user', { password: PASSWORD })).status).toBe(200);
    expect(await left()).toEqual([]);
  });

  test('waits for an answer that is nearly there', async () => {
    answers = [429];
    expect((await post('/delete-user', { password: PASSWORD })).status).toBe(200);
    expect(seen).toHaveLength(2);
    expect(await left()).toEqual([]);
  });

  test('from another site is refused', async () => {
    const headers = { cookie: me.cookie, origin: 'http://evil.example' };
    const answer = await call(app, '/api/auth/delete-user', {
      method: 'POST',
      body: { password: PASSWORD },
      headers,
    });
    expect(answer.status).toBe(403);
    expect(await left()).toHaveLength(1);
  });
});
