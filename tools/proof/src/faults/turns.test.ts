import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { listen } from '../backend/listen.ts';
import { startLoad } from '../load/load.ts';
import { brokenTurn, talking } from './turns.ts';

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const events = (last: string) =>
  `event: conversation\ndata: {"conversation_id": 7}\n\nevent: ${last}\ndata: {"code": "model_down"}\n\n`;

/** Answers each turn with the last event that `end` gives, and keeps its task as often as `keep` says. */
async function serve(end: (count: number) => string, keep: (count: number) => number): Promise<string> {
  const titles: string[] = [];
  const messages = new Map<number, string>();
  let count = 0;
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const conversation = Number(/conversations\/(\d+)/.exec(request.url ?? '')?.[1]);
      if (conversation) {
        const content = messages.get(conversation);
        const kept = [{ role: 'user', content }, { role: 'assistant', content: 'Added' }]; // prettier-ignore
        return response.end(JSON.stringify(kept));
      }
      if (request.method === 'GET') return response.end(JSON.stringify(titles.map((title) => ({ title }))));
      const { message } = JSON.parse(text) as { message: string };
      messages.set(++count, message);
      for (let times = keep(count); times > 0; times--) titles.push(message.replace('Add a task: l', 'L'));
      response.end(events(end(count)).replace('7', String(count)));
    });
  });
  return listen(server);
}

async function played(origin: string) {
  const accounts = ['u1', 'u2'].map((userId) => ({ userId, email: '', cookie: 's=1' }));
  const work = talking(origin, accounts);
  const load = startLoad({ origin, rate: 50, mix: work.mix, seed: 1, maxSeconds: 1 });
  await sleep(600);
  const answers = await load.stop();
  return { answers, ...(await work.findLost(answers)) };
}

test('a turn that ended with done, its task and its messages are there once', async () => {
  const { acknowledged, lost } = await played(
    await serve(
      () => 'done',
      () => 1,
    ),
  );
  expect(acknowledged).toBeGreaterThan(10);
  expect(lost).toEqual([]);
});

test('a turn whose task is not there, and one whose task is there twice', async () => {
  const origin = await serve(
    () => 'done',
    (count) => (count === 3 ? 0 : count === 5 ? 2 : 1),
  );
  const { lost } = await played(origin);
  expect(lost.map((words) => words.replace(/turn \d+/, 'turn'))).toEqual([
    'the task of chat turn is there 0 times',
    'the task of chat turn is there 2 times',
  ]);
});

test('a turn that ended with an error failed, and was not acknowledged', async () => {
  const origin = await serve(
    (count) => (count === 2 ? 'error' : 'done'),
    (count) => (count === 2 ? 0 : 1),
  );
  const { answers, acknowledged, lost } = await played(origin);
  expect(answers.flatMap(({ failure }) => failure ?? [])).toEqual(['ended with model_down']);
  expect(acknowledged).toBe(answers.length - 1);
  expect(lost).toEqual([]);
});

test('a stream without an end, and one without anything, are broken', () => {
  expect(brokenTurn(events('done'))).toBeUndefined();
  expect(brokenTurn('event: conversation\ndata: {}\n\n')).toBe('ended with conversation');
  expect(brokenTurn('')).toBe('ended with nothing');
});
