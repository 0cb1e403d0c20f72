import { expect, test } from 'vitest';
import { services } from '../command-line/command.ts';
import { readDuration, readPattern, readQuery } from './read-query.ts';

test.each([
  ['90', 90],
  ['30s', 30],
  ['10m', 600],
  ['1h30m', 5400],
  ['2d', 172_800],
])('%s is %d seconds', (words, seconds) => {
  expect(readDuration(words)).toBe(seconds);
});

test.each(['', '0', '0s', '-5m', '5 m', '10 minutes', '1.5h', 'm', '5m!', '9'.repeat(30)])(
  '%j is refused',
  (words) => {
    expect(() => readDuration(words)).toThrow(/USAGE-SINCE/);
  },
);

test.each(['0', '-1', 'all', '1e3', '1.5'])('--tail %s is refused', (tail) => {
  expect(() => readQuery({ tail })).toThrow(/USAGE-TAIL/);
});

test('a pattern: small letters find capitals, capitals only themselves, half an expression its own letters', () => {
  expect(readPattern('err|warn').test('WARN')).toBe(true);
  expect(readPattern('ERR').test('err')).toBe(false);
  expect(readPattern('a[b').test('xA[B')).toBe(true);
});

test('a hundred lines, unless a time or a number is given', () => {
  expect(readQuery({})).toEqual({
    services: [...services],
    tail: 100,
    previous: false,
    hooks: false,
  });
  expect(readQuery({ since: '1m', service: 'backend' })).toEqual({
    services: ['backend'],
    since: 60,
    previous: false,
    hooks: false,
  });
  expect(readQuery({ since: '1m', tail: '5' })).toMatchObject({ since: 60, tail: 5 });
});
