import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Draining } from '@/server/lifecycle/draining.ts';
import { serverContext } from '@/server/lifecycle/server-context.ts';
import { migratedDatabase } from '@/testing/migrated-database.ts';
import { relay } from '@/testing/relay.ts';
import { serve } from '@/testing/serve.ts';
import { TEST_SECRET } from '@/testing/test-app.ts';
import { query, testDatabaseUrl } from '@/testing/test-database.ts';
import { GET as backend } from './backend/route.ts';
import { GET as live } from './live/route.ts';
import { GET as ready } from './ready/route.ts';

function setDatabase(url: string) {
  Object.assign(process.env, { DATABASE_URL: url, BETTER_AUTH_SECRET: TEST_SECRET });
  delete (globalThis as { __todoServerContext?: unknown }).__todoServerContext;
}

describe('the probes', () => {
  beforeAll(async () => {
    await migratedDatabase();
  });
  beforeEach(() => setDatabase(testDatabaseUrl()));
  afterEach(() => serverContext().pool.end());

  test('ready while the database answers and has been migrated', async () => {
    const answer = await ready();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: 'ok', checks: { database: 'ok', migrations: 'ok' } });
  });

  test.each([
    ['before the migration', 'ALTER SCHEMA auth RENAME TO later', 'ALTER SCHEMA later RENAME TO auth'],
    ['in the middle of it', 'ALTER TABLE auth.jwks RENAME TO later', 'ALTER TABLE auth.later RENAME TO jwks'],
    [
      'before there is a key',
      'CREATE TABLE auth.kept AS TABLE auth.jwks; DELETE FROM auth.jwks',
      'INSERT INTO auth.jwks TABLE auth.kept; DROP TABLE auth.kept',
    ],
  ])('not ready %s, but alive', async (_when, before, after) => {
    for (const statement of before.split(';')) await query(statement);
    const answer = await ready();
    for (const statement of after.split(';')) await query(statement);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ checks: { database: 'ok', migrations: 'missing' } });
    expect(live().status).toBe(200);
    expect((await ready()).status).toBe(200);
  });

  test('not ready with a secret that does not open the stored key, which the log tells with the way out', async () => {
    const printed = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    process.env['BETTER_AUTH_SECRET'] = 'another-secret-than-the-one-of-the-stored-key';
    const answer = await ready();
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ checks: { migrations: 'ok', signingKey: 'closed' } });
    expect(JSON.stringify(printed.mock.calls)).toContain('AUTH-SECRET-CHANGED');
    printed.mockRestore();
  });

  test('still ready, and truthful, when the database or its tables are lost later', async () => {
    const database = await relay(testDatabaseUrl());
    await serverContext().pool.end();
    setDatabase(database.url);
    expect((await ready()).status).toBe(200);
    database.cut();
    const lost = await ready();
    expect(lost.status).toBe(200);
    expect(await lost.json()).toEqual({ status: 'degraded', checks: { database: 'unavailable' } });
    database.mend();
    await query('ALTER SCHEMA auth RENAME TO later');
    await expect
      .poll(async () => (await (await ready()).json()) as unknown, { timeout: 5000 })
      .toEqual({ status: 'degraded', checks: { database: 'ok', migrations: 'missing' } });
    await query('ALTER SCHEMA later RENAME TO auth');
    expect(await (await ready()).json()).toMatchObject({ status: 'ok' });
    await database.close();
  });

  test('not ready once the server was told to end, but alive', async () => {
    const process = globalThis as { __todoDraining?: Draining };
    process.__todoDraining = new Draining();
    process.__todoDraining.begin();
    const answer = await ready();
    delete process.__todoDraining;
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ status: 'stopping' });
    expect(live().status).toBe(200);
  });

  test('not ready without a database, but alive', async () => {
    setDatabase('postgres://u:p@127.0.0.1:9/todo');
    expect((await ready()).status).toBe(503);
    expect(live().status).toBe(200);
  });

  test('not ready after two seconds when the database is silent', async () => {
    const mute = createServer(() => {});
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    setDatabase(`postgres://u:p@127.0.0.1:${(mute.address() as AddressInfo).port}/todo`);
    const started = Date.now();
    expect((await ready()).status).toBe(503);
    const took = Date.now() - started;
    mute.close();
    expect(took).toBeGreaterThan(1900);
    expect(took).toBeLessThan(3000);
  });
});

describe('the way to the backend', () => {
  afterEach(() => vi.unstubAllEnvs());
  const ask = async (url: string) => {
    setDatabase(testDatabaseUrl());
    vi.stubEnv('BACKEND_URL', url);
    const answer = await backend();
    await serverContext().pool.end();
    return { status: answer.status, body: (await answer.json()) as unknown };
  };

  test.each([
    [200, 200, 'ok'],
    [503, 503, 'unavailable'],
    [302, 503, 'unavailable'],
  ])('a backend that answers %i at /health/ready: %i', async (theirs, ours, word) => {
    const paths: unknown[] = [];
    const server = await serve((request, response) => {
      paths.push(request.url);
      response.writeHead(theirs, { location: '/' }).end('{}');
    });
    expect(await ask(server.url)).toEqual({
      status: ours,
      body: { status: word, checks: { backend: word } },
    });
    expect(paths).toEqual(['/health/ready']);
    await server.close();
  });

  test('no backend, or one that is silent for three seconds', async () => {
    expect((await ask('http://127.0.0.1:9')).status).toBe(503);
    const mute = await serve(() => {});
    const started = Date.now();
    expect((await ask(mute.url)).status).toBe(503);
    expect(Date.now() - started).toBeGreaterThan(2900);
    await mute.close();
  });
});
