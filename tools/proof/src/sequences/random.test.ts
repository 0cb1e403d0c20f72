import { expect, test } from 'vitest';
import { between, oneOf, randomFrom, weighted } from './random.ts';

const take = (seed: number, stream: number, count = 5) => {
  const random = randomFrom(seed, stream);
  return Array.from({ length: count }, () => random());
};

test('the same seed and stream give the same numbers, on every machine', () => {
  expect(take(7, 3)).toEqual(take(7, 3));
  expect(between(randomFrom(1), 0, 999_999)).toBe(546456);
});

test('another seed or stream gives others', () => {
  const firsts = [1, 2, 3].flatMap((seed) => [0, 1, 2].map((stream) => take(seed, stream, 1)[0]));
  expect(new Set(firsts).size).toBe(9);
});

test('the numbers fill the range evenly', () => {
  const numbers = take(5, 0, 4000);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  for (const tenth of [0, 0.3, 0.9]) {
    const inside = numbers.filter((one) => one >= tenth && one < tenth + 0.1).length;
    expect(inside).toBeGreaterThan(320);
    expect(inside).toBeLessThan(480);
  }
});

test('both ends of a range and every element of a list are taken', () => {
  const random = randomFrom(9);
  const seen = new Set(Array.from({ length: 200 }, () => between(random, 1, 4)));
  expect([...seen].sort()).toEqual([1, 2, 3, 4]);
  const letters = new Set(Array.from({ length: 100 }, () => oneOf(random, ['a', 'b'])));
  expect([...letters].sort()).toEqual(['a', 'b']);
});

test('a greater weight is taken more often, in its proportion', () => {
  const random = randomFrom(4);
  const list = [
    { name: 'often', weight: 9 },
    { name: 'seldom', weight: 1 },
  ];
  const seldom = Array.from({ length: 2000 }, () => weighted(random, list)).filter(
    ({ name }) => name === 'seldom',
  );
  expect(seldom.length).toBeGreaterThan(140);
  expect(seldom.length).toBeLessThan(260);
});
