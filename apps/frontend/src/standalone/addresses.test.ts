import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, type Answer } from '../testing/serve.ts';
import { startStandalone, type StandaloneServer } from '../testing/standalone-server.ts';
import { cookieOf } from '../testing/test-app.ts';
import { migratedDatabase } from '../testing/migrated-database.ts';
import { query } from '../testing/test-database.ts';

const PASSWORD = 'a long enough password';
let accounts = 0;

beforeAll(async () => {
  await migratedDatabase();
});

const signUpAt = (app: StandaloneServer, headers: Record<string, string>): Promise<Answer> =>
  call(app, '/api/auth/sign-up/email', {
    headers,
    body: { name: 'Person', email: `address-${++accounts}@example.com`, password: PASSWORD },
  });

describe('without a public address', () => {
  let app: StandaloneServer;
  beforeAll(async () => {
    app = await startStandalone();
  });
  afterAll(() => app.close());

  test.each(['localhost:30000', '127.0.0.1:30000', '192.168.49.2:30000'])(
    'the cookie of http://%s is one that a browser keeps there',
    async (host) => {
      const answer = await signUpAt(app, { host, origin: `http://${host}` });
      expect(answer.status).toBe(200);
      const [cookie = '', ...more] = answer.headers.getSetCookie();
      expect(more).toEqual([]);
      expect(cookie).toMatch(/^todo\.session_token=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
      const session = await call(app, '/api/auth/get-session', {
        headers: { host, cookie: cookieOf(answer.headers) },
      });
      expect(session.json()).toMatchObject({ user: { name: 'Person' } });
      expect((await call(app, '/chat', { headers: { host, cookie: cookieOf(answer.headers) } })).status).toBe(
        200,
      );
    },
  );

  test('nobody can make it believe that it stands behind https or has another name', async () => {
    const forged = {
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'evil.example',
      forwarded: 'host=evil.example;proto=https',
    };
    const answer = await signUpAt(app, {
      host: 'localhost:30000',
      origin: 'http://localhost:30000',
      ...forged,
    });
    expect(answer.headers.getSetCookie().join()).not.toContain('Secure');
    const page = await call(app, '/chat', { headers: { host: 'localhost:30000', ...forged } });
    expect(`${page.headers.get('location')} ${page.text}`).not.toContain('evil.example');
  });
});

describe('behind https', () => {
  let app: StandaloneServer;
  beforeAll(async () => {
    app = await startStandalone({ PUBLIC_URL: 'https://todo.example.org' }, '/api/health/live');
  });
  afterAll(() => app.close());
  const there = { host: 'todo.example.org', origin: 'https://todo.example.org' };

  test('the cookie is Secure and says so in its name, and pages ask for https from then on', async () => {
    const answer = await signUpAt(app, there);
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Secure-todo\.session_token=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    ]);
    const page = await call(app, '/chat', { headers: { ...there, cookie: cookieOf(answer.headers) } });
    expect(page.status).toBe(200);
    expect(page.headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  test('a cookie with the name of http is none', async () => {
    const cookie = cookieOf((await signUpAt(app, there)).headers).replace('__Secure-', '');
    const session = await call(app, '/api/auth/get-session', { headers: { host: there.host, cookie } });
    expect(session.text).toBe('null');
  });
});

describe('X-Forwarded-For', () => {
  let app: StandaloneServer;
  beforeEach(() => query('DELETE FROM auth."rateLimit"'));
  afterEach(() => app?.close());

  /** The address that was written down for whoever has just signed up. */
  async function addressOf(forwarded?: string): Promise<string | null> {
    const answer = await signUpAt(app, {
      origin: app.url,
      ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }),
    });
    const { user } = answer.json() as { user: { id: string } };
    const [row] = await query<{ address: string | null }>(
      'SELECT "ipAddress" AS address FROM auth.session WHERE "userId" = $1',
      [user.id],
    );
    return row?.address || null;
  }

  test('is believed by nobody who trusts no proxy', async () => {
    app = await startStandalone();
    expect(await addressOf()).toBeNull();
    expect(await addressOf('203.0.113.9')).toBeNull();
  });

  test('is believed from a trusted proxy, up to the first one that is none', async () => {
    app = await startStandalone({ TRUSTED_PROXIES: '127.0.0.0/8,10.0.0.0/8' });
    expect(await addressOf('203.0.113.9')).toBe('203.0.113.9');
    expect(await addressOf('203.0.113.9, 10.1.2.3')).toBe('203.0.113.9');
    // What stands in front of the client's own address came from the client.
    expect(await addressOf('198.51.100.7, 203.0.113.9')).toBe('203.0.113.9');
    expect(await addressOf('rubbish, 203.0.113.9')).toBe('203.0.113.9');
    expect(await addressOf('203.0.113.9, rubbish')).toBeNull();
  });

  test('is not believed from whoever is no trusted proxy: the caller is who is connected', async () => {
    app = await startStandalone({ TRUSTED_PROXIES: '10.0.0.0/8' });
    expect(await addressOf('203.0.113.9')).toBe('127.0.0.1');
    expect(await addressOf('203.0.113.9, 10.1.2.3')).toBe('127.0.0.1');
    expect(await addressOf()).toBe('127.0.0.1');
  });

  test('gives each caller limits of its own, and one cannot take another’s', async () => {
    app = await startStandalone({ TRUSTED_PROXIES: '127.0.0.1' });
    let tries = 0;
    // Another account each time: tries are counted for each account as well.
    const tryFrom = (address: string) =>
      call(app, '/api/auth/sign-in/email', {
        headers: { origin: app.url, 'x-forwarded-for': address },
        body: { email: `no-such-account-${++tries}`, password: 'x' },
      });
    expect((await tryFrom('203.0.113.9')).status).toBe(400);
    const full = await query(
      `UPDATE auth."rateLimit" SET count = 100 WHERE key = '203.0.113.9|/sign-in/email' RETURNING key`,
    );
    expect(full).toHaveLength(1);
    expect((await tryFrom('203.0.113.9')).status).toBe(429);
    expect((await tryFrom('198.51.100.7, 203.0.113.9')).status).toBe(429);
    expect((await tryFrom('203.0.113.10')).status).toBe(400);
  });
});
