import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { call, type TestServer } from '../../testing/serve.ts';
import { cookieOf, signUp, startApp } from '../../testing/test-app.ts';
import { query } from '../../testing/test-database.ts';
import { MAX_TRIES } from './sign-in-tries.ts';

let app: TestServer;

const signIn = (body: object, headers: Record<string, string> = {}) =>
  call(app, '/api/auth/sign-in/email', { body, headers });

beforeAll(async () => {
  await migratedDatabase();
  app = await startApp();
});

afterAll(async () => {
  await app.close();
});

describe('an account', () => {
  test('can be made, and signed in to', async () => {
    const { id, email } = await signUp(app);
    const answer = await signIn({ email, password: 'a long enough password' });
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({ user: { id, email } });
    const session = await call(app, '/api/auth/get-session', {
      headers: { cookie: cookieOf(answer.headers) },
    });
    expect(session.json()).toMatchObject({ user: { id } });
  });

  test('is gone from the browser after signing out', async () => {
    const { cookie } = await signUp(app);
    const answer = await call(app, '/api/auth/sign-out', { method: 'POST', body: {}, headers: { cookie, origin: app.url } }); // prettier-ignore
    expect(answer.status).toBe(200);
    const session = await call(app, '/api/auth/get-session', { headers: { cookie } });
    expect(session.text).toBe('null');
  });

  test.each([
    [
      'a taken email',
      { name: 'Me', password: 'a long enough password' },
      422,
      'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL',
    ],
    [
      'a short password',
      { name: 'Me', email: 'x@example.com', password: 'short' },
      400,
      'PASSWORD_TOO_SHORT',
    ],
    [
      'a common password',
      { name: 'Me', email: 'x@example.com', password: 'Password123' },
      400,
      'PASSWORD_TOO_WEAK',
    ],
    [
      'the email as password',
      { name: 'Me', email: 'ada.l@example.com', password: 'ada.l@example.com' },
      400,
      'PASSWORD_TOO_WEAK',
    ],
  ])('is not made with %s', async (_what, input, status, code) => {
    // prettier-ignore
    const { email } = await signUp(app);
    const answer = await call(app, '/api/auth/sign-up/email', { body: { email, ...input } });
    expect(answer.status).toBe(status);
    expect(answer.json()).toMatchObject({ code });
  });

  test('is not opened by a wrong password', async () => {
    const { email } = await signUp(app);
    const answer = await signIn({ email, password: 'not the password' });
    expect(answer.status).toBe(401);
    expect(answer.json()).toMatchObject({ code: 'INVALID_EMAIL_OR_PASSWORD' });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test('is closed for a while after too many tries, for this account only', async () => {
    const { email } = await signUp(app);
    const other = await signUp(app);
    const wrong = await Promise.all(
      Array.from({ length: MAX_TRIES }, () => signIn({ email, password: 'not the password' })),
    );
    expect(new Set(wrong.map(({ status }) => status))).toEqual(new Set([401]));
    const refused = await signIn({ email: email.toUpperCase(), password: 'a long enough password' });
    expect(refused.status).toBe(429);
    expect(refused.json()).toMatchObject({ code: 'TOO_MANY_TRIES' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(200);
    expect((await signIn({ email: other.email, password: 'a long enough password' })).status).toBe(200);
    const [count] = await query<{ count: number }>(
      `SELECT count FROM auth."rateLimit" WHERE key LIKE 'account|%' ORDER BY count DESC`,
    );
    expect(count?.count).toBe(MAX_TRIES + 1);
  });

  test('has its count forgotten by the right password', async () => {
    const { email } = await signUp(app);
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < MAX_TRIES - 1; i++) await signIn({ email, password: 'not the password' });
      expect((await signIn({ email, password: 'a long enough password' })).status).toBe(200);
    }
  });
});

describe('the token for the backend', () => {
  test('is EdDSA, for 15 minutes, and says who it is and nothing else', async () => {
    const { id, email, cookie } = await signUp(app);
    const answer = await call(app, '/api/auth/token', { headers: { cookie } });
    const { token } = answer.json() as { token: string };
    const keySet = createRemoteJWKSet(new URL(`${app.url}/api/auth/jwks`));
    const { payload } = await jwtVerify(token, keySet, {
      issuer: 'todo-chatbot',
      audience: 'todo-api',
      subject: id,
    });
    expect(decodeProtectedHeader(token).alg).toBe('EdDSA');
    expect(Object.keys(payload).toSorted()).toEqual([
      'aud',
      'email',
      'exp',
      'iat',
      'id',
      'iss',
      'name',
      'sub',
    ]);
    expect(payload).toMatchObject({ id, email, name: 'Person' });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(15 * 60);
  });

  test('is not given without a session', async () => {
    expect((await call(app, '/api/auth/token')).status).toBe(401);
  });

  test('is signed by the one key of the migration, which the service offers under any name', async () => {
    const answer = await call(app, '/api/auth/jwks', { headers: { host: 'frontend:3000' } });
    expect(answer.status).toBe(200);
    const { keys } = answer.json() as { keys: object[] };
    expect(keys).toHaveLength(1);
    expect(keys[0]).toMatchObject({ kty: 'OKP', crv: 'Ed25519' });
    expect(answer.text).not.toContain('"d"');
  });
});

describe('where a request comes from', () => {
  test.each(['evil.example', 'frontend:3000', '192.168.evil.example:30000', 'localhost.evil.example'])(
    'the host %s is turned away with 421',
    async (host) => {
      const answer = await call(app, '/api/auth/get-session', { headers: { host } });
      expect(answer.status).toBe(421);
      expect(answer.json()).toMatchObject({ error: { code: 'unknown_host' } });
    },
  );

  test.each(['http://evil.example', 'null', 'http://192.168.49.2:30000'])(
    'a change from %s is refused',
    async (origin) => {
      const { cookie } = await signUp(app);
      const answer = await call(app, '/api/auth/sign-out', {
        method: 'POST',
        body: {},
        headers: { cookie, origin },
      });
      expect(answer.status).toBe(403);
    },
  );

  test('on a local network the cookie is not Secure, which a browser would drop there', async () => {
    const { email } = await signUp(app);
    const host = '192.168.49.2:30000';
    const answer = await signIn(
      { email, password: 'a long enough password' },
      { host, origin: `http://${host}` },
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie().join()).toMatch(/^todo\.session_token=.*HttpOnly; SameSite=Lax$/);
  });
});

describe('with a public address', () => {
  test('the cookies are Secure, other hosts are turned away', async () => {
    const { email } = await signUp(app);
    await app.close();
    app = await startApp({ PUBLIC_URL: 'https://todo.example.org' });
    const headers = { host: 'todo.example.org', origin: 'https://todo.example.org' };
    const answer = await signIn({ email, password: 'a long enough password' }, headers);
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie().join()).toMatch(/^__Secure-todo\.session_token=.*; Secure/);
    expect((await signIn({ email, password: 'x' }, { host: 'localhost:3000' })).status).toBe(421);
  });
});
