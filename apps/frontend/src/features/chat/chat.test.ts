import { ApiError, createApiClient, type ChatEvent, type ToolCall } from '@todo/api-client';
import { afterEach, describe, expect, test } from 'vitest';
import { serve, type TestServer } from '@/testing/serve.ts';
import { applyEvent } from './apply-event.ts';
import { askAssistant } from './ask-assistant.ts';
import { newMessage } from './chat-message.ts';
import { describeToolCall } from './describe-tool-call.ts';

const DONE = {
  conversation_id: 7,
  response: 'Added “Milk”.',
  tool_calls: [{ name: 'add_task', arguments: { title: 'Milk' }, result: { task_id: 5, title: 'Milk' }, is_error: false }],
  assistant: { provider: 'offline', model: 'rules', offline: true },
}; // prettier-ignore

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
    const whole = `event: conversation\ndata: {"conversation_id":7}\n\n: still here\n\nevent: text\ndata: {"delta":"Grüße"}\n\nevent: done\ndata: ${JSON.stringify(DONE)}\n\n`;
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

describe('an answer under way', () => {
  test('grows by its events, and is what done says in the end', () => {
    const events = [
      { event: 'tool_call', data: { number: 1, name: 'add_task', arguments: { title: 'Milk' } } },
      { event: 'tool_result', data: { number: 1, name: 'add_task', result: { task_id: 5, title: 'Milk' }, is_error: false } },
      { event: 'text', data: { delta: 'Added ' } },
      { event: 'text', data: { delta: '“Milk' } },
      { event: 'done', data: DONE },
    ] as ChatEvent[]; // prettier-ignore
    const states = events.map(
      (
        (answer) => (event: ChatEvent) =>
          (answer = applyEvent(answer, event))
      )(newMessage('assistant', '')),
    );
    expect(states.map(({ content }) => content)).toEqual(['', '', 'Added ', 'Added “Milk', 'Added “Milk”.']);
    expect(states.map(({ toolCalls }) => describeToolCall(toolCalls[0]!).text)).toEqual([
      'Adding “Milk”',
      ...Array<string>(4).fill('Added “Milk”'),
    ]);
    expect(states.at(-1)).toMatchObject({ state: 'done', toolCalls: DONE.tool_calls });
  });

  test('is the same object when nothing of it is shown', () => {
    const answer = newMessage('assistant', '');
    expect(applyEvent(answer, { event: 'tasks_changed', data: {} })).toBe(answer);
  });
});

describe('the words on a chip', () => {
  const call = (name: string, args: object, result: unknown, is_error = false): ToolCall => ({ name, arguments: args as never, result, is_error }); // prettier-ignore
  test.each([
    [call('add_task', { title: 'Milk' }, { task_id: 1, title: 'Milk' }), 'Added “Milk”'],
    [call('complete_task', { task_id: 3 }, { task_id: 3, title: 'Call mom' }), 'Completed “Call mom”'],
    [call('complete_task', { task_id: 3 }, 'There is no task 3.', true), 'Could not complete task 3'],
    [call('delete_task', { task_id: 2 }, { task_id: 2, title: 'Old' }), 'Deleted “Old”'],
    [call('update_task', { task_id: 1, title: 'New' }, { title: 'New' }), 'Changed “New”'],
    [call('list_tasks', {}, [{ id: 1 }]), 'Looked at 1 task'],
    [call('list_tasks', {}, { result: [] }), 'Looked at 0 tasks'],
    [call('list_tasks', {}, 'The database is away.', true), 'Could not read the tasks'],
    [call('list_tasks', {}, null), 'Looked at the tasks'],
    [call('water_plants', {}, null), 'water plants'],
  ])('%j', (toolCall, text) => {
    expect(describeToolCall(toolCall).text).toBe(text);
  });
});
