import { afterEach, describe, expect, test } from 'vitest';
import { serve, type TestServer } from '../../testing/serve.ts';
import { forward } from './backend-proxy.ts';

let backend: TestServer;
afterEach(() => backend.close());

const ask = (limitMs: number) =>
  forward({
    request: new Request('http://localhost/api/u/tasks'),
    backendUrl: backend.url,
    token: 't',
    requestId: 'r',
    limitMs,
  });

describe('the time limit', () => {
  test('ends a request that is not answered with 504', async () => {
    backend = await serve(() => {});
    const answer = await ask(100);
    expect(answer.status).toBe(504);
    expect(await answer.json()).toMatchObject({ error: { code: 'backend_timeout', request_id: 'r' } });
  });

  test('holds for the whole of an ordinary answer', async () => {
    backend = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' '), 40);
      response.on('close', () => clearInterval(timer));
    });
    const answer = await ask(200);
    await expect(answer.text()).rejects.toThrow();
  });

  test('is the longest silence of a stream', async () => {
    backend = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      let sent = 0;
      const timer = setInterval(() => {
        response.write(`data: ${++sent}\n\n`);
        if (sent === 8) clearInterval(timer);
      }, 60);
      response.on('close', () => clearInterval(timer));
    });
    const answer = await ask(250);
    let text = '';
    const decoder = new TextDecoder();
    const read = async () => {
      for await (const chunk of answer.body ?? []) text += decoder.decode(chunk as Uint8Array);
    };
    await expect(read()).rejects.toThrow();
    // All eight came (480 ms, more than the limit); the silence after them ended the stream.
    expect(text.match(/data/g)).toHaveLength(8);
  });
});
