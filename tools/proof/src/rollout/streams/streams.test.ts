import { expect, test } from 'vitest';
import { judgeStreams } from './judge-streams.ts';
import type { WatchedPod } from '../pod-watch.ts';
import { wrongOf, type Stream } from './streams.ts';

const account = { userId: 'u', email: 'e', cookie: 'c' };
const stream = (short: boolean, text: string, more: Partial<Stream> = {}): Stream => ({
  short,
  begun: 10,
  ended: 30,
  text,
  account,
  ...more,
});
const event = (name: string, data: object) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const begin = event('conversation', { conversation_id: 7 });
const words = (count: number) => event('text', { delta: 'word ' }).repeat(count);
const done = event('done', { response: 'word' });
const stopping = event('error', { code: 'server_stopping', message: 'm' });

test.each([
  ['a short answer that ended whole', stream(true, begin + words(20) + done)],
  ['a long one that was told', stream(false, begin + words(30) + stopping)],
])('%s is right', (_, one) => {
  expect(wrongOf(one)).toEqual([]);
});

test.each([
  [
    'a short one that was told to end',
    stream(true, begin + words(12) + stopping),
    /did not end whole: error/,
  ],
  ['a short one with a hole', stream(true, begin + words(19) + done), /has 19 words/],
  ['a short one that broke off', stream(true, '', { failure: 'aborted' }), /20 s broke off: aborted/],
  ['one in which nothing came', stream(true, ''), /nothing came/],
  [
    'a long one that ended as if it were whole',
    stream(false, begin + words(3) + done),
    /server_stopping: done/,
  ],
  [
    'a long one with another error',
    stream(false, begin + event('error', { code: 'internal_error' })),
    /error internal_error/,
  ],
  ['a long one that broke off', stream(false, '', { failure: 'aborted' }), /long answer broke off/],
])('%s is wrong', (_, one, expected) => {
  expect(wrongOf(one)).toEqual([expect.stringMatching(expected)]);
});

test('answers that no pod was told to end under prove nothing', async () => {
  const told = [stream(true, begin + words(20) + done)];
  const watch = (at: number) => ({
    marks: [{ at, app: 'backend' as const, what: 'told to end' as const }],
    seen: [{ preStop: 10 } as WatchedPod],
  });
  const script = { name: 's', deeds: [], replaced: { backend: 2 } };
  // The stream is open from 10 to 30 s, SIGTERM comes ten seconds after the pod is told.
  const under = await judgeStreams('http://127.0.0.1:1', told, watch(15), script);
  expect(under).toEqual({
    seen: { 'short answers whole': '1/1, 1 across SIGTERM', 'long answers told': '0/0' },
    wrong: [],
  });
  const after = await judgeStreams('http://127.0.0.1:1', told, watch(25), script);
  expect(after.wrong).toEqual(['no short answer was under way when a pod was told to end']);
});
