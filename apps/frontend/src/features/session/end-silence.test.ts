import { afterEach, expect, test } from 'vitest';
import { serve, type TestServer } from '@/testing/serve.ts';
import { fetchWithoutSilence } from './end-silence.ts';

let server: TestServer;
afterEach(() => server.close());

/** A real server that sends a piece every so many ms, and then nothing more, or the end. */
async function slow(pieces: string[], everyMs: number, end: boolean): Promise<void> {
  server = await serve(async (_request, response) => {
    for (const piece of pieces) {
      await new Promise((resolve) => setTimeout(resolve, everyMs));
      if (response.destroyed) return;
      if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(piece);
    }
    if (end) response.end();
  });
}

const ask = (limitMs: number, signal?: AbortSignal) =>
  fetchWithoutSilence(fetch, server.url, signal ? { signal } : {}, limitMs);

test('a stream that says something now and then is read to its end, however long it takes', async () => {
  // Longer than the limit in all, and each piece long before it, also where the machine is busy.
  await slow(['a', ': still here', 'b', 'c', 'd'], 250, true);
  const response = await ask(1000);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  expect(await response.text()).toBe('a: still herebcd');
});

test('silence in the middle ends it', async () => {
  await slow(['a'], 10, false);
  const response = await ask(150);
  await expect(response.text()).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('silence from the beginning ends it', async () => {
  await slow([], 0, false);
  await expect(ask(100)).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('whoever stops it gets the abort, before the answer and in its middle', async () => {
  await slow(['a'], 40, false);
  const early = new AbortController();
  setTimeout(() => early.abort(), 10);
  await expect(ask(5000, early.signal)).rejects.toMatchObject({ name: 'AbortError' });
  const late = new AbortController();
  const response = await ask(5000, late.signal);
  setTimeout(() => late.abort(), 20);
  await expect(response.text()).rejects.toMatchObject({ name: 'AbortError' });
  await expect(ask(5000, late.signal)).rejects.toMatchObject({ name: 'AbortError' });
});
