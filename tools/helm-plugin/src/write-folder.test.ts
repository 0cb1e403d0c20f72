import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from './fixtures/chart.ts';
import { readFolder, writeFolder } from './write-folder.ts';

test('only what differs is written, and what is left over goes', () => {
  const folder = writeFiles({ same: '1', other: '1', old: '1' });
  utimesSync(join(folder, 'same'), 1, 1);
  expect(writeFolder(folder, { same: '1', other: '2', fresh: '1' })).toEqual(['fresh', 'old', 'other']);
  expect(readFolder(folder)).toEqual({ fresh: '1', other: '2', same: '1' });
  expect(statSync(join(folder, 'same')).mtimeMs).toBe(1000);
});

test('a folder that is not there reads as empty, and is made', () => {
  const folder = join(writeFiles({}), 'a/b');
  expect(readFolder(folder)).toEqual({});
  expect(writeFolder(folder, { one: '1' })).toEqual(['one']);
});
