import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serverContext } from '@/server/auth.ts';
import { TEST_SECRET } from '@/testing/test-app.ts';
import { testDatabaseUrl } from '@/testing/test-database.ts';
import { GET as live } from './live/route.ts';
import { GET as ready } from './ready/route.ts';

function useDatabase(url: string) {
  Object.assign(process.env, { DATABASE_URL: url, BETTER_AUTH_SECRET: TEST_SECRET });
  delete (globalThis as { __todoServerContext?: unknown }).__todoServerContext;
}

describe('the probes', () => {
  beforeEach(() => useDatabase(testDatabaseUrl()));
  afterEach(() => serverContext().pool.end());

  test('ready while the database answers', async () => {
    const answer = await ready();
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: 'ok', checks: { database: 'ok' } });
  });

  test('not ready without a database, but alive', async () => {
    useDatabase('postgres://u:p@127.0.0.1:9/todo');
    expect((await ready()).status).toBe(503);
    expect(live().status).toBe(200);
  });

  test('not ready after two seconds when the database is silent', async () => {
    const mute = createServer(() => {});
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    useDatabase(`postgres://u:p@127.0.0.1:${(mute.address() as AddressInfo).port}/todo`);
    const started = Date.now();
    expect((await ready()).status).toBe(503);
    const took = Date.now() - started;
    mute.close();
    expect(took).toBeGreaterThan(1900);
    expect(took).toBeLessThan(3000);
  });
});
