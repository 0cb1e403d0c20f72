import { describe, expect, test } from 'vitest';
import { isVisible, lengthOf, MAX_MESSAGE_LENGTH } from './message-text.ts';

describe('the length of a message', () => {
  test.each([
    ['', 0],
    ['a', 1],
    ['שלום', 4],
    ['🍎🍎', 2],
    // A family: three people and two joiners, as the backend counts them.
    ['👩‍👩‍👧', 5],
    ['\ud83c', 1],
    ['\udf4e\ud83c', 2],
    ['\ud83c\ud83c\udf4e', 2],
  ])('%j has %i characters', (text, length) => {
    expect(lengthOf(text)).toBe(length);
    expect([...text]).toHaveLength(length);
  });

  test('at the limit, in letters and in emoji', () => {
    expect(lengthOf('x'.repeat(MAX_MESSAGE_LENGTH))).toBe(2000);
    expect(lengthOf('🍎'.repeat(MAX_MESSAGE_LENGTH + 1))).toBe(2001);
  });

  test('a text of 1 MB is counted in no time that one would notice', () => {
    const text = 'Buy 🍎. '.repeat(125_000);
    const before = performance.now();
    expect(lengthOf(text)).toBe(875_000);
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe('a message that one cannot see is none', () => {
  test.each([
    ['', false],
    [' \t\n\u00a0\u3000', false],
    ['\u200b', false],
    ['\u200b\u200d\u2060\ufeff\u00ad', false],
    ['\u202e\u2066', false],
    ['\u0000\u0007', false],
    ['\u3164', false],
    ['\ufe0f', false],
    ['a\u200b', true],
    ['.', true],
    ['🍎', true],
    ['א', true],
  ])('%j: %s', (text, visible) => {
    expect(isVisible(text)).toBe(visible);
  });
});
