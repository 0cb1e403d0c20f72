import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { contentKey } from './content-key.ts';

let folder: string;
const file = (...parts: string[]) => join(folder, ...parts);
const key = (facts: unknown = { port: 1 }) => contentKey([file('src'), file('lock')], facts);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'todo-key-'));
  mkdirSync(file('src', 'deep'), { recursive: true });
  writeFileSync(file('src', 'a.py'), 'a');
  writeFileSync(file('src', 'deep', 'b.py'), 'b');
  writeFileSync(file('lock'), 'l');
});

test('16 hex digits, the same for the same', () => {
  const first = key();
  expect(first).toMatch(/^[0-9a-f]{16}$/);
  utimesSync(file('lock'), 1, 1);
  expect(key()).toBe(first);
});

test.each<[string, () => void]>([
  ['a changed file', () => writeFileSync(file('src', 'deep', 'b.py'), 'B')],
  ['a new file', () => writeFileSync(file('src', 'deep', 'c.py'), '')],
  ['a removed file', () => rmSync(file('src', 'a.py'))],
  ['a renamed file', () => renameSync(file('src', 'a.py'), file('src', 'z.py'))],
  ['a changed single file', () => writeFileSync(file('lock'), 'L')],
])('%s changes it', (_, change) => {
  const before = key();
  change();
  expect(key()).not.toBe(before);
});

test('changed facts change it', () => {
  expect(key({ port: 2 })).not.toBe(key({ port: 1 }));
});

test.each(['__pycache__', 'node_modules', '.venv', '.mypy_cache'])(
  'what tools leave in %s does not',
  (name) => {
    const before = key();
    mkdirSync(file('src', name));
    writeFileSync(file('src', name, 'x'), 'x');
    expect(key()).toBe(before);
  },
);
