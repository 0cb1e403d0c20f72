import { expect, test } from 'vitest';
import { isAtLeast, versionIn } from './check.ts';

test.each([
  ['1.38.1', '1.32', true],
  ['1.32.0', '1.32', true],
  ['1.32', '1.32.0', true],
  ['1.31.9', '1.32', false],
  ['1.9.0', '1.32', false],
  ['3.9', '3.11', false],
  ['3.13.0', '3.11', true],
  ['24', '24.0', true],
  ['23.0.6', '24.0', false],
  ['28.5.2', '24.0', true],
  ['2.0', '2.0', true],
  ['unknown', '1.0', false],
])('%s ≥ %s: %s', (version, wanted, expected) => {
  expect(isAtLeast(version, wanted)).toBe(expected);
});

test.each([
  ['Python 3.11.7\n', '3.11.7'],
  ['git version 2.47.3\n', '2.47.3'],
  ['Docker version 28.5.2, build ecc6942\n', '28.5.2'],
  ['minikube version: v1.38.1\ncommit: c93a4cb9311efc66b90d33ea03f75f2c4120e9b0\n', '1.38.1'],
  ['Client Version: v1.34.4\nKustomize Version: v5.7.1\n', '1.34.4'],
  ['v3.19.4+g7cfb6e4\n', '3.19.4'],
  ['github.com/docker/buildx v0.29.1 a32761aeb3debd39be1eca514af3693af0db334b\n', '0.29.1'],
  ['no version here', undefined],
])('the version in %j', (text, version) => {
  expect(versionIn(text)).toBe(version);
});
