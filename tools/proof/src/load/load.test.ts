import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { listen } from '../backend/listen.ts';
import { startLoad, type LoadOptions, type Share } from './load.ts';
import { seen } from './seen.ts';

const page: Share = { name: 'page', method: 'GET', path: '/', weight: 1 };
let server: Server;
let sockets: Set<Socket>;

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  sockets = new Set();
  server.on('connection', (socket) => sockets.add(socket));
  return listen(server);
}

/** A load of so many seconds. */
async function play(origin: string, seconds: number, more: Partial<LoadOptions> = {}) {
  const load = startLoad({ origin, rate: 100, mix: [page], seed: 1, maxSeconds: seconds, ...more });
  await sleep(seconds * 1000 + 500);
  return load.stop();
}

const fine: RequestListener = (_, response) => void response.end('fine');

test('the rate is kept, half over new connections, half over 20 that are kept', async () => {
  const answers = await play(await serve(fine), 2);
  expect(answers).toHaveLength(200);
  expect(answers.map(({ planned }) => planned).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 200 }, (_, i) => i * 10),
  );
  expect(seen(answers)).toMatchObject({ requests: 200, failed: 0, failures: {} });
  expect(answers.filter(({ kept }) => kept)).toHaveLength(100);
  // A client whose connection is busy opens a second one.
  expect(sockets.size).toBeGreaterThanOrEqual(120);
  expect(sockets.size).toBeLessThan(140);
});

test('what is asked alone never goes over a kept connection', async () => {
  const answers = await play(await serve(fine), 1, { mix: [{ ...page, alone: true }] });
  expect(answers.filter(({ kept }) => kept)).toEqual([]);
  expect(sockets.size).toBe(100);
});

test('a server that stalls is still asked, and its answers are late by the planned time', async () => {
  let [stalled, asked] = [true, 0];
  const waiting: (() => void)[] = [];
  const origin = await serve((_, response) => {
    asked += 1;
    if (stalled) waiting.push(() => response.end());
    else response.end();
  });
  const load = startLoad({ origin, rate: 100, mix: [page], seed: 1, maxSeconds: 2 });
  await sleep(1000);
  expect(asked).toBeGreaterThan(80);
  stalled = false;
  for (const answer of waiting) answer();
  await sleep(1100);
  const { requests, failed, longest, p50 } = seen(await load.stop());
  expect({ requests, failed }).toEqual({ requests: 200, failed: 0 });
  expect(longest).toBeGreaterThan(900);
  // Each waited until the stall was over: on average half as long, and half of all requests did.
  expect(p50).toBeLessThan(longest - 300);
});

test('time that this process itself was late counts as well', async () => {
  const load = startLoad({ origin: await serve(fine), rate: 100, mix: [page], seed: 1, maxSeconds: 1 });
  await sleep(200);
  const until = performance.now() + 400;
  while (performance.now() < until);
  await sleep(700);
  const { requests, longest } = seen(await load.stop());
  expect(requests).toBe(100);
  expect(longest).toBeGreaterThan(350);
});

test('failures are counted by their kind', async () => {
  let asked = 0;
  const origin = await serve((request, response) => {
    asked += 1;
    if (asked % 4 === 0) request.socket.destroy();
    else if (asked % 4 === 1) response.writeHead(502).end();
    else if (asked % 4 === 2) {
      response.writeHead(200, { 'content-length': 100 }).write('half');
      setTimeout(() => response.destroy(), 20);
    } else if (asked % 8 === 3) response.end();
    // One of eight gets no answer at all.
  });
  const { requests, failed, failures } = seen(await play(origin, 0.8, { timeoutMs: 500 }));
  expect(requests).toBe(80);
  expect(failed).toBe(70);
  expect(failures).toEqual({
    'page: reset': 20,
    'page: status 502': 20,
    'page: broken off': 20,
    'page: no answer in time': 10,
  });
});

test('no more than 400 are open at once; the others have failed', async () => {
  const { requests, failures } = seen(
    await play(await serve(() => undefined), 1, { rate: 500, timeoutMs: 1500 }),
  );
  expect(requests).toBe(500);
  expect(failures).toEqual({ 'page: no answer in time': 400, 'page: 400 wait already': 100 });
});

test('a server that is not there refuses', async () => {
  const origin = await serve(fine);
  await new Promise((resolve) => server.close(resolve));
  expect(seen(await play(origin, 0.3)).failures).toEqual({ 'page: refused': 30 });
});

test('the mix follows its weights and the seed; a body is sent and its answer kept', async () => {
  const origin = await serve((request, response) => {
    response.writeHead(request.method === 'POST' ? 201 : 200);
    request.pipe(response);
  });
  const add: Share = {
    name: 'add',
    method: 'POST',
    path: '/add',
    weight: 1,
    body: (index) => ({ index }),
    status: 201,
  };
  const mix = [{ ...page, weight: 3 }, add];
  const namesOf = async (seed: number) => {
    const answers = [...(await play(origin, 1, { mix, seed }))].sort((a, b) => a.index - b.index);
    expect(seen(answers).failed).toBe(0);
    for (const { name, index, text } of answers)
      expect(text).toBe(name === 'add' ? `{"index":${index}}` : undefined);
    return answers.map(({ name }) => name);
  };
  const first = await namesOf(1);
  expect(first.filter((name) => name === 'add').length).toBeGreaterThan(10);
  expect(first.filter((name) => name === 'add').length).toBeLessThan(40);
  expect(await namesOf(1)).toEqual(first);
  expect(await namesOf(2)).not.toEqual(first);
});

test.each([
  [{ origin: 'http://192.0.2.1:80' }, /this machine only/],
  [{ rate: 501 }, /at most 500/],
  [{ rate: 0 }, /at most 500/],
  [{ maxSeconds: 901 }, /900 s/],
])('%j is refused', async (more, words) => {
  const origin = await serve(fine);
  expect(() => startLoad({ origin, rate: 1, mix: [page], seed: 1, maxSeconds: 1, ...more })).toThrow(words);
});
