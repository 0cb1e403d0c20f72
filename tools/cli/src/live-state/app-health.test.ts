import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../../embedded/src/free-port.ts';
import { FakeDoor, well, withoutDatabase, type Answer } from '../fixtures/door.ts';
import { findDoor } from './address.ts';
import { askHealth, type AppHealth } from './app-health.ts';

const door = new FakeDoor();
beforeAll(() => door.open());
afterEach(() => void (door.answers = well));
afterAll(() => door.close());

const ready = (code: number, body: unknown) => ({ ...well, '/api/health/ready': [code, body] as Answer });
const backend = (code: number, body: unknown) => ({ ...well, '/api/health/backend': [code, body] as Answer });
const noBackend = 'the frontend reaches no backend that is ready';

test.each<[string, Record<string, Answer>, AppHealth['status'], string[]]>([
  ['all is well', well, 'ok', []],
  [
    'the database is away, and so the backend is not ready',
    withoutDatabase,
    'degraded',
    ['the database does not answer the frontend', noBackend],
  ],
  [
    'the tables are away',
    ready(200, { status: 'degraded', checks: { database: 'ok', migrations: 'missing' } }),
    'degraded',
    ["the frontend's tables are not in the database"],
  ],
  [
    'the backend alone is away',
    backend(503, { status: 'unavailable', checks: { backend: 'unavailable' } }),
    'degraded',
    [noBackend],
  ],
  [
    'the database never was there',
    ready(503, { status: 'unavailable', checks: { database: 'unavailable' } }),
    'unavailable',
    ['the database does not answer the frontend'],
  ],
  [
    'the secret is another one',
    ready(503, {
      status: 'unavailable',
      checks: { database: 'ok', migrations: 'ok', signingKey: 'closed' },
    }),
    'unavailable',
    ['BETTER_AUTH_SECRET does not open the key that is stored in the database'],
  ],
  ['it ends', ready(503, { status: 'stopping' }), 'unavailable', ['the frontend is stopping']],
  [
    'a check that is not known',
    ready(200, { status: 'degraded', checks: { disk: 'full' } }),
    'degraded',
    ['disk is full'],
  ],
  [
    'no reason',
    ready(200, { status: 'degraded' }),
    'degraded',
    ['the frontend says "degraded", and not why'],
  ],
  [
    'a page that is none of ours',
    ready(200, '<html>'),
    'degraded',
    ['the frontend answers 200 at /api/health/ready, and does not say how it is'],
  ],
  [
    'a body without a word',
    backend(404, 'null'),
    'degraded',
    ['the frontend answers 404 at /api/health/backend, and does not say how the backend is'],
  ],
])('%s', async (_, answers, status, reasons) => {
  door.answers = answers;
  expect(await askHealth(door.url)).toEqual({ status, reasons });
});

test('another server at that port, and none: nothing is said of the app', async () => {
  door.answers = {};
  expect(await askHealth(door.url)).toBeUndefined();
  expect(await askHealth(`http://localhost:${await freePort(40_000)}`)).toBeUndefined();
});

test('the first address that serves is taken; one that says why it does not, only when none does', async () => {
  const away = await new FakeDoor().open();
  away.answers = ready(503, { status: 'stopping' });
  const nothing = `http://localhost:${await freePort(40_000)}`;
  door.answers = withoutDatabase;
  expect(await findDoor([nothing, away.url, door.url])).toMatchObject({
    url: door.url,
    health: { status: 'degraded' },
  });
  expect(await findDoor([nothing, away.url])).toEqual({
    health: { status: 'unavailable', reasons: ['the frontend is stopping'] },
  });
  expect(await findDoor([nothing])).toEqual({});
  away.close();
});
