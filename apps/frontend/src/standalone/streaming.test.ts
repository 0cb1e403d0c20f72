import { gunzipSync } from 'node:zlib';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAnswer } from '../testing/open-answer.ts';
import { startStreamingApp, type StreamingApp } from '../testing/streaming-app.ts';
import { beginStream } from '../testing/streaming-backend.ts';

let running: StreamingApp;
let { app, backend, me } = {} as StreamingApp;

beforeAll(async () => {
  running = await startStreamingApp();
  ({ app, backend, me } = running);
});

afterAll(() => running.close());

describe('a browser that takes gzip and br', () => {
  const accepting = () => ({ cookie: me.cookie, origin: app.url, 'accept-encoding': 'gzip, deflate, br' });

  test.each(['text/event-stream', 'text/event-stream; charset=utf-8'])(
    'gets each event of %s as soon as it is there',
    async (type) => {
      let next: () => void = () => {};
      backend.answerWith = (_request, response) => {
        response.writeHead(200, { 'content-type': type });
        response.write('event: text\ndata: {"delta":"one"}\n\n');
        next = () => response.end('event: done\ndata: {}\n\n');
      };
      const headers = { ...accepting(), accept: 'text/event-stream' };
      const stream = await openAnswer(app, `/api/${me.id}/chat`, headers, { message: 'hi' });
      // Only the first event's arrival sets off the last: a server that holds back would hang here.
      await stream.until('{"delta":"one"}\n\n');
      expect(stream.text()).not.toContain('done');
      next();
      expect(await stream.ended).toBe(true);
      expect(stream.text()).toContain('event: done');
      expect(stream.response.headers['content-encoding']).toBeUndefined();
      expect(stream.response.headers['cache-control']).toBe('no-cache, no-transform');
      expect(stream.response.headers['x-accel-buffering']).toBe('no');
    },
  );

  test('gets a hundred small events one by one', async () => {
    let send: (number: number) => void = () => {};
    backend.answerWith = (_request, response) => {
      beginStream(response);
      send = (number) => void response.write(`data: n${number};\n\n`);
    };
    const stream = await openAnswer(app, `/api/${me.id}/chat`, accepting(), { message: 'hi' });
    for (let number = 0; number < 100; number++) {
      send(number);
      await stream.until(`n${number};`);
    }
    stream.leave();
  });

  test('gets pages compressed', async () => {
    const request = httpRequest(`${app.url}/sign-in`, { agent: false, headers: accepting() });
    request.end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    expect(response.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(Buffer.concat(chunks)).toString()).toContain('<html');
  });
});
