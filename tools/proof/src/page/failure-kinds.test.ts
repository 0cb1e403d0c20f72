import { expect, test } from 'vitest';
import { kindsOnly } from './failure-kinds.ts';

test.each([
  ['', ''],
  ['tasks: reset ×3, page: status 503 a_code ×9, new task: reset ×2', 'status 503 a_code ×9, reset ×5'],
  ['7 × GET tasks: status 502, 5 × POST task: status 502, 1 × page: reset', 'status 502 ×12, reset ×1'],
  ['a: k1 ×9, a: k2 ×8, a: k3 ×7, a: k4 ×6, a: k5 ×5, b: k6 ×4', 'k1 ×9, k2 ×8, k3 ×7, k4 ×6, 2 more kinds'],
  ['a: k1 ×9, a: k2 ×8, a: k3 ×7, a: k4 ×6, a: k5 ×5', 'k1 ×9, k2 ×8, k3 ×7, k4 ×6, 1 more kind'],
  ['words of another form', 'words of another form'],
])('%s', (list, short) => {
  expect(kindsOnly(list)).toBe(short);
});
