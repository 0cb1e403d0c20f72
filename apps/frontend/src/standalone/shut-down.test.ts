import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openAnswer } from '../testing/open-answer.ts';
import { call } from '../testing/serve.ts';
import { startStandalone, type StandaloneServer } from '../testing/standalone-server.ts';
import { beginStream, startStreamingBackend, type StreamingBackend } from '../testing/streaming-backend.ts';
import { signUp } from '../testing/test-app.ts';
import { migratedDatabase } from '../testing/migrated-database.ts';

let app: StandaloneServer;
let backend: StreamingBackend;

beforeAll(async () => {
  await migratedDatabase();
  backend = await startStreamingBackend();
});
afterEach(() => app.close());
afterAll(() => backend.close());

/** A server with a chat answer that has begun. */
async function withStream(settings: Record<string, string>) {
  app = await startStandalone({ BACKEND_URL: backend.url, ...settings });
  const me = await signUp(app);
  let write: (text: string) => void = () => {};
  let end: (text: string) => void = () => {};
  const left = new Promise<boolean>((resolve) => {
    backend.answerWith = (_request, response) => {
      beginStream(response);
      write = (text) => void response.write(text);
      end = (text) => void response.end(text);
      response.once('close', () => resolve(!response.writableFinished));
    };
  });
  const headers = { cookie: me.cookie, origin: app.url, accept: 'text/event-stream' };
  const stream = await openAnswer(app, `/api/${me.id}/chat`, headers, { message: 'hi' });
  await stream.until('one');
  return {
    me,
    headers,
    stream,
    left,
    write: (text: string) => write(text),
    end: (text: string) => end(text),
  };
}

const ready = () => call(app, '/api/health/ready');

describe('on SIGTERM', () => {
  test('a server with nothing to do ends at once, with 0', async () => {
    app = await startStandalone();
    const began = performance.now();
    app.signal('SIGTERM');
    expect(await app.ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test('a kept connection ends behind its next answer, and nothing that is sent into it is lost', async () => {
    app = await startStandalone({ BACKEND_URL: backend.url });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = async () => {
      const sent = request(`${app.url}/api/health/live`, { agent }).end();
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      await answer.resume().toArray();
      return [answer.statusCode, answer.headers.connection, sent.reusedSocket];
    };
    expect(await ask()).toEqual([200, 'keep-alive', false]);
    app.signal('SIGTERM');
    // Nothing was under way, and it does not hang up.
    await sleep(1000);
    expect(await ask()).toEqual([200, 'close', true]);
    const began = performance.now();
    expect(await app.ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test('a connection that stays silent is waited for no longer than Node keeps it', async () => {
    app = await startStandalone({ BACKEND_URL: backend.url });
    const agent = new Agent({ keepAlive: true });
    const sent = request(`${app.url}/api/health/live`, { agent }).end();
    (await once(sent, 'response'))[0].resume();
    const began = performance.now();
    app.signal('SIGTERM');
    expect(await app.ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(8000);
  });

  test('a stream runs to its own end; meanwhile the probe fails and new requests are answered', async () => {
    const { me, headers, stream, end } = await withStream({ SHUTDOWN_STREAM_SECONDS: '10' });
    app.signal('SIGTERM');
    await expect.poll(async () => (await ready()).status).toBe(503);
    expect((await ready()).json()).toEqual({ status: 'stopping' });
    expect((await call(app, '/api/health/live')).status).toBe(200);
    backend.answerWith = (_request, response) => response.end('[]');
    const other = await call(app, `/api/${me.id}/tasks`, { headers });
    expect(other.status).toBe(200);
    expect(other.headers.get('connection')).toBe('close');
    end('event: done\ndata: {}\n\n');
    expect(await stream.ended).toBe(true);
    expect(stream.text()).toMatch(/event: done\ndata: \{\}\n\n$/);
    expect(stream.text()).not.toContain('server_stopping');
    expect(await app.ended).toBe(0);
  });

  test('a stream that goes on is ended with an event that says so, and the backend hears of it', async () => {
    const { stream, left } = await withStream({ SHUTDOWN_STREAM_SECONDS: '0.5' });
    const began = performance.now();
    app.signal('SIGTERM');
    expect(await stream.ended).toBe(true);
    const [, event = ''] = stream.text().split('event: error\ndata: ');
    expect(JSON.parse(event)).toEqual({
      code: 'server_stopping',
      message: expect.stringContaining('go on in the same conversation'),
      request_id: stream.response.headers['x-request-id'],
    });
    expect(await left).toBe(true);
    expect(await app.ended).toBe(0);
    expect(performance.now() - began).toBeGreaterThan(450);
    expect(performance.now() - began).toBeLessThan(4000);
  });

  test('half an event is not made into a whole one', async () => {
    const { stream, write } = await withStream({ SHUTDOWN_STREAM_SECONDS: '0.5' });
    write('event: text\ndata: {"del');
    await stream.until('"del');
    app.signal('SIGTERM');
    await stream.ended;
    expect(stream.text()).toMatch(/"del$/);
    expect(await app.ended).toBe(0);
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const)('a second signal, %s, ends it at once', async (signal, code) => {
    const { stream } = await withStream({ SHUTDOWN_STREAM_SECONDS: '60' });
    app.signal('SIGTERM');
    await expect.poll(async () => (await ready()).status).toBe(503);
    const began = performance.now();
    app.signal(signal);
    expect(await app.ended).toBe(code);
    expect(await stream.ended).toBe(false);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
