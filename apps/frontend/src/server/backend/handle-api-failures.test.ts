import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { call, serve, type TestServer } from '../../testing/serve.ts';
import { signUp, startApp } from '../../testing/test-app.ts';
import { query } from '../../testing/test-database.ts';

let app: TestServer;

/** Catches what is written to stderr while `work` runs. */
async function stderrOf(work: () => Promise<void>): Promise<string> {
  const lines: string[] = [];
  const write = vi
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => Boolean(lines.push(String(text))));
  try {
    await work();
  } finally {
    write.mockRestore();
  }
  return lines.join('');
}

beforeAll(async () => {
  await migratedDatabase();
  const gone = await serve(() => {});
  await gone.close();
  app = await startApp({ BACKEND_URL: gone.url });
});

afterAll(async () => {
  await app.close();
});

describe('when something behind the app is away', () => {
  test('a session that cannot be read is 503, and the log says what to do', async () => {
    const { id, cookie } = await signUp(app);
    await query('ALTER SCHEMA auth RENAME TO elsewhere');
    try {
      const log = await stderrOf(async () => {
        const answer = await call(app, `/api/${id}/tasks`, { headers: { cookie } });
        expect(answer.status).toBe(503);
        expect(answer.json()).toMatchObject({ error: { code: 'session_unavailable' } });
        expect(answer.headers.get('retry-after')).toBe('2');
      });
      expect(log).toContain('AUTH-TABLES-MISSING');
    } finally {
      await query('ALTER SCHEMA elsewhere RENAME TO auth');
    }
  });

  test('a key that another secret made is told apart', async () => {
    const { id, cookie } = await signUp(app);
    const [key] = await query<{ privateKey: string }>('SELECT "privateKey" FROM auth.jwks');
    const stored = JSON.parse(key?.privateKey ?? '') as string;
    const spoilt = stored.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
    await query('UPDATE auth.jwks SET "privateKey" = $1', [JSON.stringify(spoilt)]);
    try {
      const log = await stderrOf(async () => {
        const answer = await call(app, `/api/${id}/tasks`, { headers: { cookie } });
        expect(answer.status).toBe(500);
        expect(answer.json()).toMatchObject({ error: { code: 'auth_secret_changed' } });
      });
      expect(log).toContain('AUTH-SECRET-CHANGED');
    } finally {
      await query('UPDATE auth.jwks SET "privateKey" = $1', [key?.privateKey]);
    }
  });

  test('502 in the one shape when the backend does not answer', async () => {
    const { id, cookie } = await signUp(app);
    const answer = await call(app, `/api/${id}/tasks`, { headers: { cookie, 'x-request-id': 'abc-3' } });
    expect(answer.status).toBe(502);
    expect(answer.json()).toEqual({
      error: { code: 'backend_unavailable', message: expect.any(String), request_id: 'abc-3' },
    });
  });
});
