import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAnswer } from '../testing/open-answer.ts';
import { call } from '../testing/serve.ts';
import { startStandalone, type StandaloneServer } from '../testing/standalone-server.ts';
import { signUp, type TestAccount } from '../testing/test-app.ts';
import { migratedDatabase } from '../testing/migrated-database.ts';

let app: StandaloneServer;
let me: TestAccount;
/** A STAND-IN for the backend that sends bytes as they are here, HTTP or not, once it was asked. */
let backend: Server;
let answerWith: (socket: Socket) => void;
let asked = '';

beforeAll(async () => {
  await migratedDatabase();
  backend = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (data) => {
      asked += String(data);
      answerWith(socket);
    });
  });
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
  app = await startStandalone({ BACKEND_URL: `http://127.0.0.1:${(backend.address() as AddressInfo).port}` });
  me = await signUp(app);
});

afterAll(async () => {
  await app.close();
  backend.close();
});

const headers = (more: Record<string, string> = {}) => ({ cookie: me.cookie, origin: app.url, ...more });
const ask = (more?: Record<string, string>) => call(app, `/api/${me.id}/tasks`, { headers: headers(more) });

describe('a backend that answers', () => {
  test.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n\r\n'],
    ['half a head', 'HTTP/1.1 200 OK\r\nContent-Ty'],
    ['a head that is none', 'HTTP/1.1 abc def\r\n\r\n'],
    ['nothing', ''],
  ])('%s is 502 in the one shape', async (_what, bytes) => {
    answerWith = (socket) => socket.end(bytes);
    const answer = await ask({ 'x-request-id': 'trouble-1' });
    expect(answer.status).toBe(502);
    expect(answer.json()).toEqual({
      error: { code: 'backend_unavailable', message: expect.any(String), request_id: 'trouble-1' },
    });
    expect(app.printed()).toContain('"request_id":"trouble-1"');
  });

  test.each([
    ['an ordinary answer', 'application/json', '[{"id":1,'],
    ['a stream', 'text/event-stream', 'event: text\ndata: {"delta":"one"}\n\n'],
  ])('half of %s is cut off here too, so that nobody takes it for the whole', async (_what, type, text) => {
    answerWith = (socket) => {
      const chunk = `${text.length.toString(16)}\r\n${text}\r\n`;
      socket.write(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`);
      setTimeout(() => socket.destroy(), 50);
    };
    const answer = await openAnswer(app, `/api/${me.id}/tasks`, headers({ 'x-request-id': 'trouble-2' }));
    expect(await answer.ended).toBe(false);
    expect(answer.text()).toBe(text);
    await expect.poll(() => app.printed()).toMatch(/broke off its answer.*trouble-2/);
  });

  test('the server goes on after all that', async () => {
    answerWith = (socket) =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]');
    expect((await ask()).text).toBe('[]');
    expect(app.printed()).not.toMatch(/unhandledRejection|uncaughtException/i);
  });
});

describe('the id of a request', () => {
  const good = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]';
  const heard = () => /x-request-id: (\S+)/i.exec(asked)?.[1];

  test('is the same at the browser, here and at the backend', async () => {
    asked = '';
    answerWith = (socket) => socket.end(good);
    const answer = await ask({ 'x-request-id': 'from-the-browser.1' });
    expect(heard()).toBe('from-the-browser.1');
    expect(answer.headers.get('x-request-id')).toBe('from-the-browser.1');
  });

  test.each(['two words', '<script>', 'x'.repeat(129), ''])('is a new one instead of %j', async (given) => {
    asked = '';
    answerWith = (socket) => socket.end(good);
    const answer = await ask({ 'x-request-id': given });
    expect(heard()).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get('x-request-id')).toBe(heard());
  });

  test('is told with each answer about accounts', async () => {
    const request = { headers: { 'x-request-id': 'account-1' } };
    const answer = await call(app, '/api/auth/get-session', request);
    expect(answer.headers.get('x-request-id')).toBe('account-1');
  });
});
