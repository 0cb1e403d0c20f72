import { expect, test } from 'vitest';
import { minor, versionsIn } from './validate.ts';

test('a range has both its ends', () => {
  expect(versionsIn('1.28-1.31')).toEqual(['1.28.0', '1.29.0', '1.30.0', '1.31.0']);
  expect(versionsIn('1.34-1.34')).toEqual(['1.34.0']);
  expect(minor('1.34.2')).toBe('1.34');
});
