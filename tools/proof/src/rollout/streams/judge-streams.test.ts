import { expect, test } from 'vitest';
import { judgeCut } from './judge-streams.ts';
import type { Stream } from './streams.ts';

const account = { userId: 'u', email: '', cookie: '' };
const long = (more: Partial<Stream>): Stream => ({
  short: false,
  begun: 0,
  ended: 9,
  text: '',
  account,
  ...more,
});
const stopping = 'event: conversation\ndata: {}\n\nevent: error\ndata: {"code": "server_stopping"}\n\n';

test('a control cuts answers: their connection breaks, and nobody says why', () => {
  const refused = long({ failure: 'Error: 429 {"error":{"code":"chat_busy"}}' });
  const told = [long({ text: stopping }), long({ failure: 'Error: aborted' }), refused];
  expect(judgeCut(told)).toEqual({ seen: { 'answers cut': '1/2' }, wrong: [] });
});

test('a control in which every answer ended in order proves nothing', () => {
  expect(judgeCut([long({ text: stopping })]).wrong).toEqual([
    'none of 1 answers was cut: so the other scenes prove nothing',
  ]);
});
