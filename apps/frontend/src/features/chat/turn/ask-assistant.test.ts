import { ApiError, createApiClient, type ChatEvent } from '@todo/api-client';
import { afterEach, describe, expect, test } from 'vitest';
import { serve, type TestServer } from '@/testing/serve.ts';
import { askAssistant } from './ask-assistant.ts';

describe('asking the assistant', () => {
  let server: TestServer;
  afterEach(() => server.close());

  /** A real server that sends these pieces, then ends or breaks the connection. */
  async function backend(pieces: string[], end: 'end' | 'break' = 'end') {
    server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const piece of pieces) response.write(piece);
      if (end === 'end') response.end();
      else setTimeout(() => response.destroy(), 50);
    });
    return createApiClient({ baseUrl: server.url, userId: 'me' });
  }

  async function ask(client: ReturnType<typeof createApiClient>, signal = new AbortController().signal) {
    const told: ChatEvent['event'][] = [];
    const events = askAssistant(client, { message: 'hello', conversation_id: null }, signal);
    const problem = await (async () => {
      for await (const { event } of events) told.push(event);
    })().catch((error: unknown) => error);
    return { told, problem };
  }

  test('tells every event up to done, however they are cut', async () => {
    const whole = `event: conversation\ndata: {"conversation_id":7}\n\n: still here\n\nevent: text\ndata: {"delta":"Grüße"}\n\nevent: done\ndata: {"conversation_id":7}\n\n`;
    const client = await backend([whole.slice(0, 30), whole.slice(30, 100), whole.slice(100)]);
    expect(await ask(client)).toEqual({ told: ['conversation', 'text', 'done'], problem: undefined });
  });

  test.each(['end', 'break'] as const)('half an answer is a failure (%s)', async (end) => {
    const client = await backend(['event: text\ndata: {"delta":"I will"}\n\n'], end);
    const { told, problem } = await ask(client);
    expect(told).toEqual(['text']);
    expect(problem).toBeInstanceOf(ApiError);
    expect((problem as ApiError).message).toContain('broke off');
  });

  test('rubbish is a failure', async () => {
    const client = await backend(['event: text\ndata: {not json\n\n']);
    expect((await ask(client)).problem).toBeInstanceOf(ApiError);
  });

  test("an error event has the server's words", async () => {
    const client = await backend([
      'event: error\ndata: {"code":"c","message":"Not stored.","request_id":"r"}\n\n',
    ]);
    expect((await ask(client)).problem).toMatchObject({ code: 'c', message: 'Not stored.', requestId: 'r' });
  });

  test('stopping ends it with the abort, not with an ApiError', async () => {
    const stop = new AbortController();
    server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: text\ndata: {"delta":"I will"}\n\n');
      setTimeout(() => stop.abort(), 50);
    });
    const { told, problem } = await ask(createApiClient({ baseUrl: server.url, userId: 'me' }), stop.signal);
    expect(told).toEqual(['text']);
    expect(problem).not.toBeInstanceOf(ApiError);
    expect(problem).toMatchObject({ name: 'AbortError' });
  });
});
