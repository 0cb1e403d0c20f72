import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { decodeJwt } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { call, serve, type TestServer } from '../../testing/serve.ts';
import { signUp, startApp, type TestAccount } from '../../testing/test-app.ts';
import { query } from '../../testing/test-database.ts';
import { MAX_BODY_BYTES } from './backend-proxy.ts';

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

let backend: TestServer;
let app: TestServer;
let me: TestAccount;
let answerWith: Listener;
const seen: IncomingMessage[] = [];

const json =
  (status: number, body: unknown): Listener =>
  (_request, response) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      'x-secret': 'inner',
      'set-cookie': 'inner=1',
    });
    response.end(JSON.stringify(body));
  };
const mine = (path: string, more: Parameters<typeof call>[2] = {}) =>
  call(app, `/api/${me.id}${path}`, {
    ...more,
    headers: { cookie: me.cookie, origin: app.url, ...more?.headers },
  });

beforeAll(async () => {
  await migratedDatabase();
  backend = await serve((request, response) => {
    seen.push(request);
    answerWith(request, response);
  });
  app = await startApp({ BACKEND_URL: backend.url });
  me = await signUp(app);
});

afterEach(() => {
  seen.length = 0;
});

afterAll(async () => {
  await app.close();
  await backend.close();
});

describe('who may ask', () => {
  test('nobody without a session', async () => {
    const answer = await call(app, `/api/${me.id}/tasks`, { headers: { 'x-request-id': 'abc-1' } });
    expect(answer.status).toBe(401);
    expect(answer.json()).toEqual({
      error: { code: 'unauthorized', message: expect.any(String), request_id: 'abc-1' },
    });
    expect(seen).toEqual([]);
  });

  test('nobody with a session that was ended', async () => {
    const other = await signUp(app);
    await query('DELETE FROM auth.session WHERE "userId" = $1', [other.id]);
    const answer = await call(app, `/api/${other.id}/tasks`, { headers: { cookie: other.cookie } });
    expect(answer.status).toBe(401);
  });

  test('nobody for another account', async () => {
    const other = await signUp(app);
    const answer = await mine('/tasks', { headers: { cookie: other.cookie } });
    expect(answer.status).toBe(403);
    expect(answer.json()).toMatchObject({ error: { code: 'forbidden' } });
    expect(seen).toEqual([]);
  });

  test.each([
    ['another site', { origin: 'http://evil.example' }],
    ['another site, says the browser', { 'sec-fetch-site': 'cross-site' }],
    ['nowhere', { origin: '' }],
  ])('nobody from %s, for a change', async (_from, headers) => {
    const answer = await mine('/tasks', { method: 'POST', body: { title: 'x' }, headers });
    expect(answer.status).toBe(403);
    expect(seen).toEqual([]);
  });

  test('nobody under an unknown host', async () => {
    expect((await mine('/tasks', { headers: { host: 'evil.example' } })).status).toBe(421);
  });
});

describe('what goes to the backend', () => {
  test('method, path, query and body as they are; a token instead of the cookie', async () => {
    let body = '';
    answerWith = async (request, response) => {
      for await (const chunk of request) body += String(chunk);
      json(201, { id: 1 })(request, response);
    };
    const answer = await mine('/tasks?status=all&q=%2F%20x', {
      method: 'POST',
      body: { title: 'Grüße' },
      headers: { 'x-request-id': 'abc-2', 'idempotency-key': 'k1', 'x-forwarded-for': '1.2.3.4' },
    });
    expect(answer.status).toBe(201);
    expect(answer.json()).toEqual({ id: 1 });
    expect(body).toBe('{"title":"Grüße"}');
    const [request] = seen;
    expect(request?.method).toBe('POST');
    expect(request?.url).toBe(`/api/${me.id}/tasks?status=all&q=%2F%20x`);
    expect(request?.headers).toMatchObject({ 'x-request-id': 'abc-2', 'idempotency-key': 'k1', 'content-type': 'application/json' }); // prettier-ignore
    expect(request?.headers['cookie']).toBeUndefined();
    expect(request?.headers['x-forwarded-for']).toBeUndefined();
    const token = decodeJwt(String(request?.headers['authorization']).replace('Bearer ', ''));
    expect(token).toMatchObject({ sub: me.id, iss: 'todo-chatbot', aud: 'todo-api' });
  });

  test('one token serves a session for a while', async () => {
    answerWith = json(200, []);
    await mine('/tasks');
    await mine('/tasks');
    expect(seen).toHaveLength(2);
    expect(seen[0]?.headers['authorization']).toBe(seen[1]?.headers['authorization']);
  });

  test('not more than it takes', async () => {
    const answer = await mine('/chat', { method: 'POST', body: { message: 'x'.repeat(MAX_BODY_BYTES) } });
    expect(answer.status).toBe(413);
    expect(answer.json()).toMatchObject({ error: { code: 'body_too_large' } });
    expect(seen).toEqual([]);
  });
});

describe('what comes back', () => {
  test.each([200, 404, 422, 429, 500])(
    'status %i with its body; none of the inner headers',
    async (status) => {
      answerWith = json(status, { error: { code: 'c', message: 'm', request_id: 'r' } });
      const answer = await mine('/tasks/7');
      expect(answer.status).toBe(status);
      expect(answer.json()).toEqual({ error: { code: 'c', message: 'm', request_id: 'r' } });
      expect(answer.headers.get('x-secret')).toBeNull();
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(answer.headers.get('cache-control')).toBe('no-store');
    },
  );

  test('204 without a body', async () => {
    answerWith = (_request, response) => response.writeHead(204).end();
    const answer = await mine('/tasks/7', { method: 'DELETE' });
    expect([answer.status, answer.text]).toEqual([204, '']);
  });

  test('each event as soon as it is there, although gzip is accepted', async () => {
    const order: string[] = [];
    let second: () => void = () => {};
    answerWith = (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: text\ndata: 1\n\n');
      second = () => response.end('event: done\ndata: 2\n\n');
    };
    const request = httpRequest(`${app.url}/api/${me.id}/chat`, {
      method: 'POST',
      headers: { cookie: me.cookie, origin: app.url, 'accept-encoding': 'gzip', accept: 'text/event-stream' },
    });
    request.end('{}');
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    expect(response.headers['cache-control']).toBe('no-cache, no-transform');
    expect(response.headers['content-encoding']).toBeUndefined();
    for await (const chunk of response) {
      order.push(String(chunk));
      // Only the first event's arrival sets off the second: a proxy that buffers would hang here.
      second();
    }
    expect(order.join('')).toBe('event: text\ndata: 1\n\nevent: done\ndata: 2\n\n');
  });

  test('when the caller leaves, the backend hears of it', async () => {
    const left = new Promise<void>((resolve) => {
      answerWith = (_request, response) => {
        response.on('close', resolve);
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('event: text\ndata: 1\n\n');
      };
    });
    const request = httpRequest(`${app.url}/api/${me.id}/chat`, {
      method: 'POST',
      headers: { cookie: me.cookie, origin: app.url },
    });
    request.on('error', () => {});
    request.end('{}');
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    await once(response, 'data');
    request.destroy();
    await left;
  });

  test('a kept-alive connection that broke is tried again for a read', async () => {
    let first = true;
    answerWith = (request, response) => {
      if (first) request.socket.destroy();
      else json(200, [])(request, response);
      first = false;
    };
    expect((await mine('/tasks')).status).toBe(200);
    expect(seen).toHaveLength(2);
  });

  test('a change is never sent twice', async () => {
    answerWith = (request) => request.socket.destroy();
    const answer = await mine('/tasks', { method: 'POST', body: { title: 'x' } });
    expect(answer.status).toBe(502);
    expect(seen).toHaveLength(1);
  });
});
