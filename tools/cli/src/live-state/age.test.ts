import { expect, test } from 'vitest';
import { age } from './age.ts';

const now = Date.parse('2026-11-23T06:00:00Z');

test.each([
  ['2026-11-23T06:00:00Z', '0 s'],
  ['2026-11-23T05:58:30Z', '90 s'],
  ['2026-11-23T05:55:00Z', '5 min'],
  ['2026-11-23T04:30:00Z', '90 min'],
  ['2026-11-23T03:00:00.123456789Z', '3 h'],
  ['2026-11-20T06:00:00Z', '3 d'],
  // A clock that was set back.
  ['2026-11-23T06:05:00Z', '0 s'],
  ['no time', '?'],
])('%s: %s', (time, told) => {
  expect(age(time, now)).toBe(told);
});
