import { expect, test } from 'vitest';
import { failedAgain, failedAt, failureColumns, kinds } from './failures.ts';

const one = { index: 0, name: 'page', kept: true };
const fine = { ...one, planned: 0, ended: 20_000 };
const waited = { ...one, planned: 3000, ended: 13_000, failure: 'no answer in time' };
const reset = (planned: number) => ({
  ...one,
  name: 'tasks',
  planned,
  ended: planned + 10,
  failure: 'reset',
});

test('kinds of failures, the most frequent first', () => {
  expect(kinds({ reset: 2, 'status 503': 40, refused: 7 })).toBe('status 503 ×40, refused ×7, reset ×2');
  expect(kinds({})).toBe('');
});

test('a scene tells how many failed, how, for how long and when', () => {
  expect(failureColumns([fine, waited, reset(1500), reset(4000)], 1000)).toEqual({
    failed: 3,
    'how they failed': 'tasks: reset ×2, page: no answer in time ×1',
    // The last one that failed was not the last one that was sent.
    'failed for': '11.5 s',
    'failed at': '0.5 s to 12 s, 1 burst',
  });
  const none = { failed: 0, 'how they failed': '', 'failed for': '', 'failed at': '' };
  expect(failureColumns([fine])).toEqual(none);
});

test.each([
  ['nothing failed', [fine], ''],
  ['one', [fine, reset(1500)], '1.5 s to 1.5 s, 1 burst'],
  ['two, no more than two seconds apart', [reset(3500), fine, reset(1500)], '1.5 s to 3.5 s, 1 burst'],
  ['two that are further apart', [reset(1500), reset(3600)], '1.5 s to 3.6 s, 2 bursts'],
  ['who waits for an answer fails all the time', [waited, reset(14_900)], '3 s to 14.9 s, 1 burst'],
])('at which second: %s', (_, answers, words) => {
  expect(failedAt(answers)).toBe(words);
});

test('seconds may be counted from another moment', () => {
  expect(failedAt([reset(1500), reset(9000)], 4000)).toBe('-2.5 s to 5 s, 2 bursts');
});

test('what fails after the calm is told one by one, what failed before is not', () => {
  const answers = [reset(62_200), reset(1500), { ...fine, ended: 70_000 }, reset(61_000), fine];
  expect(failedAgain(answers, 40_000, 1000)).toEqual({
    words: '2 of 3: 60 s to 61.2 s, 1 burst',
    failures: [
      { at: 60, what: 'tasks: reset' },
      { at: 61.2, what: 'tasks: reset' },
    ],
  });
  expect(failedAgain([reset(1500), fine], 10_000, 1000)).toEqual({ words: '0 of 1', failures: [] });
});
