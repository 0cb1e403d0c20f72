import { expect, test } from 'vitest';
import { eventNames } from './calls.ts';
import { percentile } from './percentile.ts';

test.each([
  [[7], 0.95, 7],
  [Array.from({ length: 100 }, (_, i) => 100 - i), 0.95, 95],
  [Array.from({ length: 40 }, (_, i) => i + 1), 0.95, 38],
  [[3, 1, 2], 0.5, 2],
])('of %j at %d it is %d', (values, part, expected) => {
  expect(percentile(values, part)).toBe(expected);
});

test('of nothing it is no number', () => {
  expect(percentile([], 0.5)).toBeNaN();
});

test('names of events, comments and data left out', () => {
  expect(
    eventNames(': still here\n\nevent: text\ndata: {"delta":"event: no"}\n\nevent: done\ndata: {}\n\n'),
  ).toEqual(['text', 'done']);
});
