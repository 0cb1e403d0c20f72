import { expect, test } from 'vitest';
import { type KeyPress, SHORTCUTS, shortcutOf } from './shortcuts.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  repeat: false,
  ...more,
});

test.each(SHORTCUTS.map(({ key, id }) => [key, id]))('%s is for %s', (key, id) => {
  expect(shortcutOf(press(key), false)).toBe(id);
});

test('no two do the same', () => {
  expect(new Set(SHORTCUTS.map(({ key }) => key)).size).toBe(SHORTCUTS.length);
});

test.each([
  ['in a field', press('n'), true],
  ['with Ctrl (a new window)', press('n', { ctrlKey: true }), false],
  ['with Command', press('z', { metaKey: true }), false],
  ['with Alt (a character on some keyboards)', press('/', { altKey: true }), false],
  ['while a character is composed', press('n', { isComposing: true }), false],
  ['held down', press('n', { repeat: true }), false],
  ['another key', press('x'), false],
  ['a capital letter', press('N'), false],
] as const)('%s nothing is done', (_when, key, inField) => {
  expect(shortcutOf(key, inField)).toBeUndefined();
});
