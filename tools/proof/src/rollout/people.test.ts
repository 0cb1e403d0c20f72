import { expect, test } from 'vitest';
import { lostOf } from './people.ts';

const written = (...indexes: number[]) => indexes.map((index) => ({ index }));

test('every acknowledged write is there once', () => {
  expect(lostOf(written(3, 17), ['Outlive everything', 'written 3', 'written 5', 'written 17'])).toEqual([]);
});

test('one that is missing, and one that is there twice', () => {
  expect(lostOf(written(3, 4, 17), ['written 3', 'written 17', 'written 17'])).toEqual([
    'written 4',
    'written 17',
  ]);
});
