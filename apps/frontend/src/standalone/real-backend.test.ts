import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { prepareBackend, startBackend, type RealBackend } from '../testing/real-backend.ts';
import { call, type Answer } from '../testing/serve.ts';
import { freePort, startStandalone, type StandaloneServer } from '../testing/standalone-server.ts';
import { signUp, type TestAccount } from '../testing/test-app.ts';
import { migratedDatabase } from '../testing/migrated-database.ts';
import { emptyDatabase } from '../testing/test-database.ts';

const JWT_SECRET = 'q7Zt3pLw9sVx2mRk8bYd4nHf6cJg1aTe5uKo0iPz';
const shared = { AUTH_MODE: 'shared-secret', JWT_SECRET };

/** One backend in each mode. */
let backends: Record<'jwks' | 'shared-secret', RealBackend>;
/** Where each test's frontend is, and so its public keys. */
let port: number;
let app: StandaloneServer;

beforeAll(async () => {
  await migratedDatabase();
  prepareBackend();
  port = await freePort();
  const [jwks, other] = await Promise.all([
    startBackend({ JWKS_URL: `http://127.0.0.1:${port}/api/auth/jwks` }),
    startBackend(shared),
  ]);
  backends = { jwks, 'shared-secret': other };
});
afterEach(() => app.close());
afterAll(async () => {
  for (const backend of Object.values(backends)) await backend.close();
  await emptyDatabase();
});

/** A frontend of this mode before the backend of that one, and a person who signs up there. */
async function start(settings: Record<string, string>, mode: keyof typeof backends): Promise<TestAccount> {
  app = await startStandalone({ ...settings, BACKEND_URL: backends[mode].url, PORT: String(port) });
  return signUp(app);
}

const addTask = (me: TestAccount): Promise<Answer> =>
  call(app, `/api/${me.id}/tasks`, {
    method: 'POST',
    body: { title: 'Buy milk' },
    headers: { cookie: me.cookie, origin: app.url },
  });

describe('the real backend', () => {
  test('takes the token that is signed with the stored key', async () => {
    const answer = await addTask(await start({}, 'jwks'));
    expect(answer.status).toBe(201);
    expect(answer.json()).toMatchObject({ title: 'Buy milk' });
  });

  test('takes the token of the shared-secret mode, in which no other kind is given out', async () => {
    const me = await start(shared, 'shared-secret');
    expect((await addTask(me)).status).toBe(201);
    const other = await signUp(app);
    const foreign = await call(app, `/api/${me.id}/tasks`, { headers: { cookie: other.cookie } });
    expect(foreign.status).toBe(403);
    for (const path of ['/api/auth/jwks', '/api/auth/token']) {
      expect((await call(app, path, { headers: { cookie: me.cookie } })).status).toBe(404);
    }
  });

  test.each([
    ['another secret', { ...shared, JWT_SECRET: [...JWT_SECRET].reverse().join('') }, 'shared-secret'],
    ['shared-secret here, jwks there', shared, 'jwks'],
    ['jwks here, shared-secret there', {}, 'shared-secret'],
  ] as const)('refuses what does not fit: %s', async (_what, settings, mode) => {
    const answer = await addTask(await start(settings, mode));
    expect(answer.status).toBe(401);
    expect(answer.json()).toMatchObject({ error: { code: 'unauthorized' } });
  });
});
