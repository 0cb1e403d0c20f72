import { expect, test } from 'vitest';
import { amount } from './amount.ts';

test.each([
  [2.456, undefined, '2.46 s'],
  [0.4567, undefined, '457 ms'],
  [0.01234, undefined, '12.3 ms'],
  [251.6, 'MB', '252 MB'],
] as const)('%d %s is %s', (value, unit, words) => {
  expect(amount(value, unit)).toBe(words);
});
