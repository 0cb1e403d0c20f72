import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ApiError, createApiClient, type ApiClient, type ChatEvent } from './index.ts';

/** What the server was asked, and how it answers next. */
const asked: { method: string; url: string; accept: string; type: string; key: string; body: string }[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let client: ApiClient;

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    const { method = '', url = '', headers } = request;
    const key = String(headers['idempotency-key'] ?? '');
    asked.push({ method, url, accept: headers.accept ?? '', type: headers['content-type'] ?? '', key, body });
    answer(request, response);
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  client = createApiClient({ baseUrl: `http://127.0.0.1:${port}/`, userId: 'user/1' });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  asked.length = 0;
});

function answerJson(status: number, value: unknown): void {
  answer = (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

test('each call asks for its path, with the user id escaped', async () => {
  answerJson(200, []);
  await client.listTasks({ status: 'pending', sort: 'title' });
  await client.listTasks();
  await client.getTask(4);
  await client.createTask({ title: 'Milk' });
  await client.updateTask(4, { completed: true });
  await client.toggleTask(4);
  await client.chat({ message: 'hi', conversation_id: 7 });
  await client.listConversations();
  await client.getConversation(7);
  await client.renameConversation(7, { title: 'Shopping' });
  await client.listMessages(7);
  expect(asked.map(({ method, url, body }) => [method, url, body])).toEqual([
    ['GET', '/api/user%2F1/tasks?status=pending&sort=title', ''],
    ['GET', '/api/user%2F1/tasks', ''],
    ['GET', '/api/user%2F1/tasks/4', ''],
    ['POST', '/api/user%2F1/tasks', '{"title":"Milk"}'],
    ['PUT', '/api/user%2F1/tasks/4', '{"completed":true}'],
    ['PATCH', '/api/user%2F1/tasks/4/complete', ''],
    ['POST', '/api/user%2F1/chat', '{"message":"hi","conversation_id":7}'],
    ['GET', '/api/user%2F1/conversations', ''],
    ['GET', '/api/user%2F1/conversations/7', ''],
    ['PATCH', '/api/user%2F1/conversations/7', '{"title":"Shopping"}'],
    ['GET', '/api/user%2F1/conversations/7/messages', ''],
  ]);
  expect(asked[3]?.type).toBe('application/json');
  expect(asked[3]?.accept).toBe('application/json');
});

test('a deletion is answered with nothing', async () => {
  answer = (_, response) => response.writeHead(204).end();
  expect(await client.deleteTask(4)).toBeUndefined();
  expect(await client.deleteConversation(7)).toBeUndefined();
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'DELETE /api/user%2F1/tasks/4',
    'DELETE /api/user%2F1/conversations/7',
  ]);
});

test('there is a function for every operation of the OpenAPI document', async () => {
  const document = JSON.parse(await readFile(new URL('../openapi.json', import.meta.url), 'utf8')) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  const operations = Object.entries(document.paths)
    // What is kept of a user goes with the account: the frontend's server asks for that, no browser does.
    .filter(([path]) => path.includes('{user_id}/'))
    .flatMap(([, item]) => Object.values(item))
    .map(({ operationId }) => operationId.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()));
  expect(operations.length).toBeGreaterThan(10);
  expect(Object.keys(client)).toEqual(expect.arrayContaining(operations));
});

test('a request that may be sent again carries its key', async () => {
  answerJson(200, {});
  await client.createTask({ title: 'Milk' }, { idempotencyKey: 'k-1' });
  await client.chat({ message: 'hi' }, { idempotencyKey: 'k-2' });
  for await (const event of client.chatEvents({ message: 'hi' }, { idempotencyKey: 'k-3' }))
    expect(event).toBe(0);
  await client.createTask({ title: 'Milk' });
  expect(asked.map(({ key }) => key)).toEqual(['k-1', 'k-2', 'k-3', '']);
});

test('an error answer becomes an ApiError with its code and request id', async () => {
  answerJson(404, { error: { code: 'not_found', message: 'There is no task 4.', request_id: 'r-1' } });
  const error = await client.getTask(4).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({
    status: 404,
    code: 'not_found',
    message: 'There is no task 4.',
    requestId: 'r-1',
  });
});

test("an answer in another form (a proxy's page) becomes an ApiError too", async () => {
  answer = (_, response) =>
    response.writeHead(502, { 'x-request-id': 'r-2' }).end('<html>Bad gateway</html>');
  const error = await client.listTasks().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ status: 502, code: 'unexpected_answer', requestId: 'r-2' });
});

test('no answer at all is status 0', async () => {
  answer = (_, response) => response.destroy();
  const error = await client.listTasks().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ status: 0, code: 'network_error' });
});

test('an aborted call rejects with the abort, not with a network error', async () => {
  answer = () => undefined;
  const controller = new AbortController();
  const call = client.listTasks({ signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
});

test('chat events come one by one, over any cut of the bytes, comments left out', async () => {
  const done = { conversation_id: 1, response: 'Süß', tool_calls: [], assistant: {} };
  const bytes = Buffer.from(
    'event: conversation\ndata: {"conversation_id":1}\n\n: still here\n\n' +
      `event: text\ndata: {"delta":"Süß"}\n\nevent: done\ndata: ${JSON.stringify(done)}\n\n`,
  );
  answer = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    void (async () => {
      for (const byte of bytes) {
        response.write(Buffer.from([byte]));
        await new Promise((resolve) => setImmediate(resolve));
      }
      response.end();
    })();
  };
  const events: ChatEvent[] = [];
  for await (const event of client.chatEvents({ message: 'hi' })) events.push(event);
  expect(events).toEqual([
    { event: 'conversation', data: { conversation_id: 1 } },
    { event: 'text', data: { delta: 'Süß' } },
    { event: 'done', data: done },
  ]);
  expect(asked[0]?.accept).toBe('text/event-stream');
});

test('leaving the loop closes the connection, so that the backend ends the turn', async () => {
  const closed = new Promise<void>((resolve) => {
    answer = (_, response) => {
      response.on('close', resolve);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: text\ndata: {"delta":"a"}\n\n');
    };
  });
  for await (const event of client.chatEvents({ message: 'hi' })) {
    expect(event.event).toBe('text');
    break;
  }
  await closed;
});

test('an error before the first event rejects', async () => {
  answerJson(401, { error: { code: 'unauthorized', message: 'Sign in.', request_id: null } });
  await expect(client.chatEvents({ message: 'hi' }).next()).rejects.toMatchObject({ status: 401 });
});
