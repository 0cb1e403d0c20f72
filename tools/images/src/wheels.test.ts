import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wheelProblems } from './wheels.ts';

const lock = readFileSync(join(import.meta.dirname, '../../../apps/backend/uv.lock'), 'utf8');

test.each(['x86_64', 'aarch64'])(
  'every package of the backend has a wheel for musl on %s, so no image needs a compiler',
  (machine) => {
    expect(lock.match(/^\[\[package\]\]$/gm)?.length).toBeGreaterThan(40);
    expect(wheelProblems(lock, '313', machine)).toEqual([]);
  },
);

const entry = (wheels: string) =>
  `[[package]]\nname = "greenlet"\nversion = "1"\nsource = { registry = "r" }\n${wheels}\n`;
const wheel = (name: string) => `wheels = [\n  { url = "https://r/${name}.whl", hash = "h" },\n]`;

test.each<[string, string, string[]]>([
  ['none', '', ['greenlet 1: no wheel at all']],
  [
    'glibc only',
    wheel('greenlet-1-cp313-cp313-manylinux_2_17_x86_64'),
    ['greenlet 1: no wheel for musl on x86_64 and Python 3.13'],
  ],
  [
    'another Python',
    wheel('greenlet-1-cp312-cp312-musllinux_1_2_x86_64'),
    ['greenlet 1: no wheel for musl on x86_64 and Python 3.13'],
  ],
  [
    'a Python without its global lock',
    wheel('greenlet-1-cp313-cp313t-musllinux_1_2_x86_64'),
    ['greenlet 1: no wheel for musl on x86_64 and Python 3.13'],
  ],
  ['its Python, any ABI', wheel('greenlet-1-cp313-none-musllinux_1_2_x86_64'), []],
  ['musl', wheel('greenlet-1-cp313-cp313-musllinux_1_2_x86_64'), []],
  ['stable ABI', wheel('greenlet-1-cp39-abi3-musllinux_1_2_x86_64'), []],
  ['pure', wheel('greenlet-1-py3-none-any'), []],
])('%s', (_, wheels, problems) => {
  expect(wheelProblems(entry(wheels), '313', 'x86_64')).toEqual(problems);
});
