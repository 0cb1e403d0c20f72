import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { listen } from '../backend/listen.ts';
import { startLoad, type Answer } from '../load/load.ts';
import { acknowledged, findLost, mixOf } from './writes.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const account = { userId: 'u1', email: 'u1@example.org', cookie: 'session=1' };

/** Keeps tasks as `keep` says: each title as often as it gives. */
async function serve(keep: (count: number) => number): Promise<string> {
  const titles = ['Outlive everything'];
  let count = 0;
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      if (request.url?.startsWith('/api/auth/')) return response.end();
      response.setHeader('content-type', 'application/json');
      if (request.method === 'GET') return response.end(JSON.stringify(titles.map((title) => ({ title }))));
      for (let times = keep(++count); times > 0; times--)
        titles.push((JSON.parse(text) as { title: string }).title);
      response.writeHead(201).end(text);
    });
  });
  return listen(server);
}

async function played(origin: string) {
  const load = startLoad({ origin, rate: 100, mix: mixOf([account], 'test'), seed: 1, maxSeconds: 1 });
  await new Promise((resolve) => setTimeout(resolve, 1100));
  return acknowledged(await load.stop());
}

test('what was acknowledged and is there is not lost', async () => {
  const origin = await serve(() => 1);
  const titles = await played(origin);
  expect(titles.length).toBeGreaterThan(10);
  expect(new Set(titles).size).toBe(titles.length);
  expect(await findLost(origin, [account], titles)).toEqual({ lost: [], doubled: [], accountLosses: [] });
});

test('a write that was acknowledged and not kept is lost; one that was kept twice is told', async () => {
  const origin = await serve((count) => (count === 3 ? 0 : count === 5 ? 2 : 1));
  const titles = await played(origin);
  const { lost, doubled } = await findLost(origin, [account], titles);
  expect(lost).toHaveLength(1);
  expect(doubled).toHaveLength(1);
});

test('a write that failed was not acknowledged', () => {
  const answer = (more: Partial<Answer>): Answer => ({
    index: 1,
    name: 'new task',
    kept: true,
    planned: 0,
    ended: 1,
    ...more,
  });
  const text = '{"title":"a"}';
  expect(acknowledged([answer({ text }), answer({ text, failure: 'status 503' }), answer({})])).toEqual([
    'a',
  ]);
});
