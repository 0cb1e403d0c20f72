import { afterAll, beforeAll, expect, test } from 'vitest';
import { migratedDatabase } from '../testing/migrated-database.ts';
import { type Relay, relay } from '../testing/relay.ts';
import { call } from '../testing/serve.ts';
import { type StandaloneServer, startStandalone } from '../testing/standalone-server.ts';
import { signUp, type TestAccount } from '../testing/test-app.ts';
import { testDatabaseUrl } from '../testing/test-database.ts';

let database: Relay;
let app: StandaloneServer;
let me: TestAccount;

beforeAll(async () => {
  await migratedDatabase();
  database = await relay(testDatabaseUrl());
  app = await startStandalone({ DATABASE_URL: database.url });
  me = await signUp(app);
});
afterAll(async () => {
  await app.close();
  await database.close();
});

const ask = (path: string) => call(app, path, { headers: { cookie: me.cookie, origin: app.url } });

test('while the database is away each answer is a quick 503 with words; with it back, all is as before', async () => {
  expect((await ask('/account')).status).toBe(200);
  database.cut();
  for (const [path, words] of [
    [`/api/${me.id}/tasks`, 'session_unavailable'],
    // React puts a failed page together in the browser: the answer brings what that needs.
    ['/account', '<script'],
    ['/api/auth/get-session', ''],
  ] as const) {
    const began = performance.now();
    const answer = await ask(path);
    expect([path, answer.status, answer.headers.get('retry-after')]).toEqual([path, 503, '2']);
    expect(answer.text).toContain(words);
    expect(performance.now() - began).toBeLessThan(1000);
  }
  // No other server could do better: this one stays.
  expect((await ask('/api/health/ready')).status).toBe(200);
  database.mend();
  await expect.poll(async () => (await ask('/account')).status, { timeout: 5000 }).toBe(200);
});
