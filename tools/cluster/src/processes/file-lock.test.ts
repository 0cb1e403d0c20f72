import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { takeLock } from './file-lock.ts';

let file: string;
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'todo-lock-')), 'a.lock');
});

test('the first takes it, the second is told who holds it and at what', () => {
  expect(takeLock(file, 'start')).toBeUndefined();
  expect(takeLock(file, 'down')).toEqual({ pid: process.pid, work: 'start' });
});

test('one that nobody lives behind is taken, half written or not', () => {
  for (const text of ['', 'start', '0 start', '-1 start', '999999999 start 5']) {
    writeFileSync(file, text);
    expect(takeLock(file, 'down')).toBeUndefined();
    expect(readFileSync(file, 'utf8')).toMatch(/^\d+ down/);
  }
});

test.runIf(existsSync('/proc/self/stat'))('a number that another process has got since is no holder', () => {
  takeLock(file, 'start');
  const [pid, work, began] = readFileSync(file, 'utf8').split(' ');
  expect(began).toMatch(/^\d+$/);
  writeFileSync(file, [pid, work, Number(began) - 1].join(' '));
  expect(takeLock(file, 'down')).toBeUndefined();
});
