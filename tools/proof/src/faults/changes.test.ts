import { expect, test } from 'vitest';
import { lostOf } from './changes.ts';

const [done, gone] = ['complete task', 'delete task'];
const answer = (index: number, name: string, failure?: string) => ({
  index,
  name,
  ...(failure ? { failure } : {}),
});
/** Requests of these numbers are about the task with the same tens. */
const aims = new Map([10, 11, 12, 20, 21, 30].map((index) => [index, { id: Math.floor(index / 10) }]));
const now = (...tasks: [id: number, completed: boolean][]) =>
  new Map(tasks.map(([id, completed]) => [id, { completed }]));

test('each acknowledged completion turns its task round, and what was deleted is not there', () => {
  const answers = [answer(10, done), answer(11, done), answer(12, done), answer(20, done), answer(30, gone)];
  expect(lostOf(answers, aims, now([1, true], [2, true]))).toEqual([]);
});

test('a completion that was lost or done twice, a task that went, and one that came back', () => {
  const answers = [answer(10, done), answer(20, done), answer(21, done), answer(30, gone)];
  expect(lostOf(answers, aims, now([1, false], [3, false]))).toEqual([
    'task 3 was deleted and is there',
    'task 1 was turned round 1 times and is not completed',
    'task 2 was completed and is not there',
  ]);
  expect(lostOf(answers.slice(1, 3), aims, now([2, true]))).toEqual([
    'task 2 was turned round 2 times and is completed',
  ]);
});

test('of a request that failed nobody knows whether it was done', () => {
  const answers = [answer(10, done), answer(11, done, 'reset'), answer(30, gone, 'status 502')];
  expect(lostOf(answers, aims, now([1, true], [3, false]))).toEqual([]);
  expect(lostOf(answers, aims, now([1, false]))).toEqual([]);
});
