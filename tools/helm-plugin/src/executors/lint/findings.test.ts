import { expect, test } from 'vitest';
import { sourceOf } from './checkov.ts';
import { byProfile } from './findings.ts';

test('a finding of several profiles is one line', () => {
  expect(
    byProfile([
      ['default', ['a', 'b', 'a']],
      ['prod', ['a']],
    ]),
  ).toEqual(['a [default, prod]', 'b [default]']);
});

test('the template of an object is the nearest that Helm names above it', () => {
  const lines = [
    '---',
    '# Source: shop/templates/a.yaml',
    'kind: A',
    '---',
    '# Source: shop/templates/b.yaml',
  ];
  expect(sourceOf(lines, { lines: [2, 3] })).toBe('shop/templates/a.yaml');
  expect(sourceOf(lines, { lines: [5, 6] })).toBe('shop/templates/b.yaml');
  expect(sourceOf([], { lines: [1, 2] })).toBe('objects');
});
