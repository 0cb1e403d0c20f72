import { expect, test } from 'vitest';
import type { Answer } from './load.ts';
import { curve, seen } from './seen.ts';

const answer = (planned: number, took: number, failure?: string): Answer => ({
  index: 0,
  name: 'page',
  kept: true,
  planned,
  ended: planned + took,
  ...(failure ? { failure } : {}),
});

test('times are of answers that came, failures are counted apart', () => {
  const good = Array.from({ length: 99 }, (_, i) => answer(i, i + 1));
  expect(seen([...good, answer(100, 9000, 'reset')])).toEqual({
    requests: 100,
    failed: 1,
    p50: 50,
    p99: 99,
    longest: 99,
    failures: { 'page: reset': 1 },
  });
});

test('the curve has a slice for each half second, also for one in which nothing came', () => {
  const answers = [
    answer(1600, 7),
    answer(0, 10),
    answer(499, 20),
    answer(490, 40),
    answer(700, 5, 'status 502'),
  ];
  expect(curve(answers)).toEqual({
    sliceSeconds: 0.5,
    median: [20, null, null, 7],
    longest: [40, null, null, 7],
    failed: [0, 1, 0, 0],
  });
});
