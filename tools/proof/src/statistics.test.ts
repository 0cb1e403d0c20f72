import { describe, expect, test } from 'vitest';
import type { Sample } from './proof.ts';
import { judge, median } from './statistics.ts';

const timing = (ours: number, byHand: number, parts = {}): Sample => ({
  kind: 'timing',
  ours,
  byHand,
  parts,
});
const sequence = (...wrong: string[]): Sample => ({
  kind: 'sequence',
  operations: ['scaled frontend', 'nx cache wiped'],
  seconds: 9,
  wrong,
});

test.each([
  [[3], 3],
  [[9, 1, 5], 5],
  [[4, 1, 2, 10], 3],
  [[100, 9, 10], 10],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});

test('the median of nothing is no number', () => {
  expect(median([])).toBeNaN();
});

describe('a benchmark', () => {
  const samples = [timing(2, 1, { build: 1 }), timing(30, 2), timing(2.4, 2, { build: 3 })];

  test('compares the sides round by round; one round that was disturbed does not count', () => {
    expect(judge(samples, 3, 2)).toEqual({
      verdict: 'holds',
      wrong: [],
      figures: { ours: 2.4, byHand: 2, ratio: 2, least: 1.2, most: 15, parts: { build: 2 } },
    });
  });

  test('above its limit: it fails and says by how much', () => {
    expect(judge(samples, 3, 1.1)).toMatchObject({ verdict: 'fails', wrong: ['ratio 2.00 is above 1.1'] });
  });

  test('with too few rounds it says nothing yet', () => {
    expect(judge(samples, 5, 1.1).verdict).toBe('incomplete');
    expect(judge([], 5, 1.1)).toEqual({ verdict: 'incomplete', wrong: [] });
  });
});

describe('a property test', () => {
  test('holds when no sequence went wrong', () => {
    expect(judge([sequence(), sequence()], 2, undefined)).toEqual({ verdict: 'holds', wrong: [] });
  });

  test('one that went wrong is enough, also before the end', () => {
    expect(judge([sequence(), sequence('1 of 2 pods')], 9, undefined)).toEqual({
      verdict: 'fails',
      wrong: ['scaled frontend → nx cache wiped: 1 of 2 pods'],
    });
  });
});
