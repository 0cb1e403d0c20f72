import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAnswer } from '../testing/open-answer.ts';
import { metricValue } from '../testing/raw-metrics.ts';
import { call } from '../testing/serve.ts';
import { freePort, launch, startStandalone } from '../testing/standalone-server.ts';
import { startStreamingApp, type StreamingApp } from '../testing/streaming-app.ts';
import { beginStream } from '../testing/streaming-backend.ts';
import { signUp } from '../testing/test-app.ts';

let running: StreamingApp;
let { app, backend, me } = {} as StreamingApp;
let port: number;

const figures = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
const value = async (...args: [string, Record<string, string>?]) => metricValue(await figures(), ...args);
const headers = () => ({ cookie: me.cookie, origin: app.url });

beforeAll(async () => {
  port = await freePort();
  running = await startStreamingApp({ METRICS_PORT: String(port) });
  ({ app, backend, me } = running);
});

afterAll(() => running.close());

describe('the figures', () => {
  test('count requests by route, method and status, and how long they took', async () => {
    await call(app, `/api/${me.id}/tasks?q=${me.id}`, { headers: headers() });
    await call(app, `/api/${me.id}/tasks`, { headers: {} });
    await call(app, '/sign-in');
    const labels = { method: 'GET', route: '/api/{user_id}/tasks' };
    expect(await value('todo_http_requests_total', { ...labels, status: '200' })).toBe(1);
    expect(await value('todo_http_requests_total', { ...labels, status: '401' })).toBe(1);
    expect(await value('todo_http_request_seconds_count', labels)).toBe(2);
    expect(await value('todo_http_requests_total', { route: '/sign-in', status: '200' })).toBe(1);
    expect(await value('process_resident_memory_bytes')).toBeGreaterThan(1e6);
  });

  test('name nobody and nothing that a caller made up', async () => {
    await call(app, `/${me.email}`);
    await call(app, '/api/health/live', { method: 'BREW' }).catch(() => undefined);
    const text = await figures();
    for (const word of [me.id, me.email, 'BREW', 'q=']) expect(text).not.toContain(word);
  });

  test('tell of open streams', async () => {
    let end = () => {};
    backend.answerWith = (_request, response) => {
      beginStream(response);
      end = () => response.end();
    };
    const stream = await openAnswer(app, `/api/${me.id}/chat`, headers(), { message: 'hi' });
    await stream.until('one');
    expect(await value('todo_chat_streams_open')).toBe(1);
    end();
    expect(await stream.ended).toBe(true);
    await expect.poll(() => value('todo_chat_streams_open')).toBe(0);
  });

  test('tell of a stream that the caller left', async () => {
    backend.answerWith = (_request, response) => beginStream(response);
    const stream = await openAnswer(app, `/api/${me.id}/chat`, headers(), { message: 'hi' });
    await stream.until('one');
    expect(await value('todo_chat_streams_open')).toBe(1);
    stream.leave();
    await expect.poll(() => value('todo_chat_streams_open')).toBe(0);
    expect(await value('todo_backend_failures_total', { reason: 'broken' })).toBeUndefined();
  });

  test('count what the backend failed to answer', async () => {
    backend.answerWith = (request) => request.socket.destroy();
    await call(app, `/api/${me.id}/tasks`, { method: 'POST', body: {}, headers: headers() });
    expect(await value('todo_backend_failures_total', { reason: 'unreachable' })).toBe(1);
    backend.answerWith = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('[{"id":', () => response.destroy());
    };
    const half = await openAnswer(app, `/api/${me.id}/tasks`, headers());
    expect(await half.ended).toBe(false);
    expect(await value('todo_backend_failures_total', { reason: 'broken' })).toBe(1);
  });

  test('count those who are not let in', async () => {
    const { email } = await signUp(app);
    const body = { email, password: 'not the password' };
    for (let i = 0; i < 9; i++) await call(app, '/api/auth/sign-in/email', { body });
    expect(await value('todo_sign_in_refusals_total', { reason: 'wrong_password' })).toBe(8);
    expect(await value('todo_sign_in_refusals_total', { reason: 'too_many_tries' })).toBe(1);
  });
});

describe('their port', () => {
  test('is the only one that gives them', async () => {
    for (const path of ['/metrics', '/api/metrics']) {
      const answer = await call(app, path);
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain('todo_http_requests_total');
    }
    const other = await fetch(`http://127.0.0.1:${port}/sign-in`);
    expect(other.status).toBe(404);
    expect(await other.text()).toContain('/metrics');
  });

  test('is not open when it is not asked for', async () => {
    const silent = await startStandalone({ BACKEND_URL: backend.url });
    try {
      expect((await call(silent, '/metrics')).status).toBe(404);
    } finally {
      await silent.close();
    }
  });

  test('that is taken ends the start with words', async () => {
    const { ended, printed } = await launch({ METRICS_PORT: String(port) });
    expect(await ended).toBe(1);
    expect(printed()).toContain(`✖ METRICS-PORT-TAKEN: the metrics cannot be served at 127.0.0.1:${port}`);
  });
});
