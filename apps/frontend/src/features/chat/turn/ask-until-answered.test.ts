import { createApiClient } from '@todo/api-client';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { serve, type TestServer } from '@/testing/serve.ts';
import { Connection } from '../../session/connection.ts';
import { askUntilAnswered } from './ask-until-answered.ts';

const ANSWER = {
  conversation_id: 7,
  response: 'Added “Milk”.',
  tool_calls: [],
  assistant: { provider: 'offline', model: 'rules', offline: true },
};
const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const STREAM = { 'content-type': 'text/event-stream' };

/** What a misbehaving server does with one request; each is real HTTP. */
type Deed = (response: ServerResponse) => void;
const answer: Deed = (response) => {
  response.writeHead(200, STREAM);
  response.end(event('text', { delta: 'Added “Milk”.' }) + event('done', ANSWER));
};
const half: Deed = (response) => {
  response.writeHead(200, STREAM);
  response.write(event('text', { delta: 'Added' }));
  setTimeout(() => response.destroy(), 20);
};
const hangUp: Deed = (response) => void response.destroy();
const rubbish: Deed = (response) => response.writeHead(200, STREAM).end('event: text\ndata: {no json\n\n');
const page: Deed = (response) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>');
const refuse =
  (status: number, code: string): Deed =>
  (response) =>
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: { code, message: 'In words.', request_id: 'r' } }));

let server: TestServer;
afterEach(() => server.close());

/** Does one deed after the other, the last one again and again; notes the keys and bodies that came. */
async function misbehave(deeds: Deed[]) {
  const came: { key: unknown; body: unknown }[] = [];
  server = await serve(async (request: IncomingMessage, response) => {
    came.push({ key: request.headers['idempotency-key'], body: await json(request) });
    deeds[Math.min(came.length, deeds.length) - 1]!(response);
  });
  return came;
}

async function ask({ signal = new AbortController().signal, giveUpMs = 5000, delayMs = 10 } = {}) {
  const client = createApiClient({ baseUrl: server.url, userId: 'me' });
  const connection = new Connection();
  const patience = { delaysMs: [delayMs], giveUpMs, wait: connection.wait.bind(connection) };
  const body = { message: 'Add milk', conversation_id: null };
  const told: string[] = [];
  const problem = await (async () => {
    for await (const news of askUntilAnswered(client, { key: 'k1', body }, signal, patience))
      told.push(news.event === 'waiting' ? news.words : news.event);
  })().catch((error: unknown) => error);
  return { told, problem };
}

const AWAY = expect.stringContaining('cannot be reached');
const BROKEN = expect.stringContaining('broke off');

test.each<[string, Deed, unknown[]]>([
  ['a hang-up', hangUp, [AWAY]],
  ['half a stream', half, ['text', BROKEN]],
  ['rubbish', rubbish, [BROKEN]],
  ['a page that is no answer', page, [BROKEN]],
  ['no server behind the proxy', refuse(502, 'backend_unavailable'), [AWAY]],
  ['a server that is being restarted', refuse(503, 'server_stopping'), [AWAY]],
  ['no answer in time', refuse(504, 'backend_timeout'), [AWAY]],
  [
    'the first try still under way',
    refuse(409, 'request_in_progress'),
    [expect.stringContaining('still being made')],
  ],
])('after %s the same is asked again, with the same key', async (_what, deed, before) => {
  const came = await misbehave([deed, answer]);
  expect(await ask()).toEqual({ told: [...before, 'text', 'done'], problem: undefined });
  expect(came).toHaveLength(2);
  expect(came[1]).toEqual(came[0]);
  expect(came[0]).toEqual({ key: 'k1', body: { message: 'Add milk', conversation_id: null } });
});

test.each([
  [400, 'bad_request'],
  [401, 'unauthorized'],
  [404, 'not_found'],
  [409, 'request_interrupted'],
  [422, 'validation_failed'],
  [429, 'chat_busy'],
  [500, 'internal_error'],
])('%i %s means what it says', async (status, code) => {
  const came = await misbehave([refuse(status, code)]);
  const { told, problem } = await ask();
  expect(told).toEqual([]);
  expect(problem).toMatchObject({ status, code, message: 'In words.' });
  expect(came).toHaveLength(1);
});

test('what breaks off every time is given up after four tries', async () => {
  const came = await misbehave([half]);
  const { problem } = await ask();
  expect(problem).toMatchObject({ code: 'broke_off' });
  expect(came).toHaveLength(4);
});

test('a server that stays away is given up when the time is over', async () => {
  const came = await misbehave([hangUp]);
  const { problem } = await ask({ giveUpMs: 150, delayMs: 30 });
  expect(problem).toMatchObject({ code: 'network_error' });
  expect(came.length).toBeGreaterThan(2);
});

test('whoever stops while it waits is asked no more', async () => {
  const came = await misbehave([hangUp]);
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 80);
  const { problem } = await ask({ signal: stop.signal, delayMs: 60_000 });
  expect(problem).toMatchObject({ name: 'AbortError' });
  expect(came).toHaveLength(1);
});
