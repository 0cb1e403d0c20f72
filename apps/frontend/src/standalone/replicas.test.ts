import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_TRIES } from '../server/auth/sign-in-tries.ts';
import { call } from '../testing/serve.ts';
import { output, startStandalone, type StandaloneServer } from '../testing/standalone-server.ts';
import { startStreamingBackend, type StreamingBackend } from '../testing/streaming-backend.ts';
import { cookieOf, signUp, TEST_SECRET } from '../testing/test-app.ts';
import { emptyDatabase, query, testDatabaseUrl } from '../testing/test-database.ts';

const PASSWORD = 'a long enough password';
let backend: StreamingBackend;
let replicas: [StandaloneServer, StandaloneServer];

/** The migration's one file, as the chart's Job runs it. */
function runMigration(...args: string[]): Promise<{ code: number | null; text: string }> {
  const env = { PATH: process.env['PATH'], DATABASE_URL: testDatabaseUrl(), BETTER_AUTH_SECRET: TEST_SECRET };
  const child = spawn(process.execPath, ['migrate.mjs', ...args], {
    cwd: join(output),
    env: env as unknown as NodeJS.ProcessEnv,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, text })));
}

beforeAll(async () => {
  await emptyDatabase();
  // Two releases at the same moment: one does it, the other waits and finds it done.
  const runs = await Promise.all([runMigration(), runMigration()]);
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  expect(runs.filter(({ text }) => text.includes('signing key: made'))).toHaveLength(1);
  expect(runs.filter(({ text }) => text.includes('nothing to change; signing key: kept'))).toHaveLength(1);
  backend = await startStreamingBackend();
  const settings = { BACKEND_URL: backend.url };
  replicas = await Promise.all([startStandalone(settings), startStandalone(settings)]);
});

afterAll(async () => {
  for (const replica of replicas) await replica.close();
  await backend.close();
});

test('a session that one opened is known to the other, and ended for both', async () => {
  const [first, second] = replicas;
  const { id, cookie } = await signUp(first);
  const ask = (replica: StandaloneServer) => call(replica, `/api/${id}/tasks`, { headers: { cookie } });
  expect((await ask(second)).status).toBe(200);
  await call(second, '/api/auth/sign-out', {
    method: 'POST',
    body: {},
    headers: { cookie, origin: second.url },
  });
  expect((await ask(first)).status).toBe(401);
  expect((await ask(second)).status).toBe(401);
});

test('tries to guess a password are counted together', async () => {
  const { email } = await signUp(replicas[0]);
  const guess = (index: number, password: string) =>
    call(replicas[index % 2]!, '/api/auth/sign-in/email', { body: { email, password } });
  const wrong = await Promise.all(Array.from({ length: MAX_TRIES }, (_, i) => guess(i, 'not the password')));
  expect(wrong.map(({ status }) => status)).toEqual(Array(MAX_TRIES).fill(401));
  for (const index of [0, 1]) expect((await guess(index, PASSWORD)).status).toBe(429);
});

test('the limits of all callers are counted together', async () => {
  const before = 'UPDATE auth."rateLimit" SET count = $1 WHERE key LIKE $2';
  await call(replicas[0], '/api/auth/sign-in/email', { body: { email: 'nobody', password: 'x' } });
  await query(before, [1500, '%|/sign-in/email']);
  for (const replica of replicas) {
    const answer = await call(replica, '/api/auth/sign-in/email', { body: { email: 'no', password: 'x' } });
    expect(answer.status).toBe(429);
  }
  await query('DELETE FROM auth."rateLimit"');
});

test('both sign with the one key, which a restart and another migration keep', async () => {
  const keySet = async (replica: StandaloneServer) => (await call(replica, '/api/auth/jwks')).text;
  const { id, cookie, email } = await signUp(replicas[0]);
  const [first, second] = await Promise.all(replicas.map(keySet));
  expect(first).toBe(second);
  expect((await runMigration()).text).toContain('nothing to change; signing key: kept');
  await replicas[0].close();
  replicas[0] = await startStandalone({ BACKEND_URL: backend.url });
  expect(await keySet(replicas[0])).toBe(first);
  const headers = { cookie };
  expect((await call(replicas[0], `/api/${id}/tasks`, { headers })).status).toBe(200);
  expect(cookieOf((await call(replicas[1], '/api/auth/sign-in/email', { body: { email, password: PASSWORD } })).headers)).toContain('todo.'); // prettier-ignore
});
