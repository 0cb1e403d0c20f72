import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

const options = ['--help', '--target', '--configuration', '--port', '--backend-port', '--verbose'];

test.each([
  ['--targt', '--target'],
  ['--traget', '--target'],
  ['--prot', '--port'],
  ['--configuraton', '--configuration'],
  ['--backendport', '--backend-port'],
  ['--Verbose', '--verbose'],
  ['--port', '--port'],
])('%s → %s', (word, option) => {
  expect(nearest(word, options)).toBe(option);
});

test.each(['--namespace', '--x', '', '--dry-run-please'])('nothing is near %j', (word) => {
  expect(nearest(word, options)).toBeUndefined();
});

test('there is nothing among no candidates', () => {
  expect(nearest('--port', [])).toBeUndefined();
});
