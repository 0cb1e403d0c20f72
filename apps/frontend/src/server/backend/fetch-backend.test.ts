import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { Draining } from '../lifecycle/draining.ts';
import { fetchBackend } from './fetch-backend.ts';

let server: Server | undefined;
afterEach(async () => {
  await new Promise((resolve) => (server?.listening ? server.close(resolve) : resolve(undefined)));
});

/** A port that nobody listens on, until `begin` is called. What came in is kept, connection by connection. */
async function away(answer: (heard: string[]) => string = () => '') {
  const heard: string[] = [];
  const made = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (data) => {
      heard.push(String(data));
      socket.end(answer(heard));
    });
  });
  server = made;
  const listen = (port: number) => new Promise<void>((resolve) => made.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = made.address() as AddressInfo;
  await new Promise((resolve) => made.close(resolve));
  return { url: `http://127.0.0.1:${port}`, heard, begin: () => listen(port) };
}

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}';
const post = (signal?: AbortSignal): RequestInit => ({ method: 'POST', body: 'a=1', signal: signal ?? null });

describe('while nobody listens', () => {
  test.each(['GET', 'POST', 'DELETE'])('%s waits for a backend that is started anew', async (method) => {
    const backend = await away(() => OK);
    setTimeout(() => void backend.begin(), 500);
    const answer = await fetchBackend(backend.url, { method, ...(method === 'POST' && { body: 'a=1' }) });
    expect(answer.status).toBe(200);
    expect(backend.heard).toHaveLength(1);
  });

  test('but not for longer than two seconds', async () => {
    const backend = await away();
    const began = performance.now();
    await expect(fetchBackend(backend.url, post())).rejects.toMatchObject({
      cause: { code: 'ECONNREFUSED' },
    });
    expect(performance.now() - began).toBeGreaterThan(1000);
    expect(performance.now() - began).toBeLessThan(2500);
  });

  test('nor after the caller has gone', async () => {
    const backend = await away();
    const began = performance.now();
    await expect(fetchBackend(backend.url, post(AbortSignal.timeout(100)))).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(300);
  });

  test('nor when this server is to end', async () => {
    const process = globalThis as { __todoDraining?: Draining };
    process.__todoDraining = new Draining();
    process.__todoDraining.begin();
    const backend = await away();
    const began = performance.now();
    await expect(fetchBackend(backend.url, post())).rejects.toThrow();
    delete process.__todoDraining;
    expect(performance.now() - began).toBeLessThan(250);
  });

  test('a name that is not known yet counts alike', async () => {
    const began = performance.now();
    await expect(fetchBackend('http://no-such-host.invalid', post())).rejects.toThrow();
    expect(performance.now() - began).toBeGreaterThan(1000);
  });
});

describe('a connection that breaks after the request was sent', () => {
  test('is asked a second time for what only reads', async () => {
    const backend = await away((heard) => (heard.length > 1 ? OK : ''));
    await backend.begin();
    expect((await fetchBackend(backend.url, { method: 'GET' })).status).toBe(200);
    expect(backend.heard).toHaveLength(2);
  });

  test.each([
    ['no third time', 'GET', 2],
    ['a change never', 'POST', 1],
  ])('%s', async (_what, method, times) => {
    const backend = await away();
    await backend.begin();
    await expect(fetchBackend(backend.url, { method })).rejects.toThrow();
    expect(backend.heard).toHaveLength(times);
  });
});
