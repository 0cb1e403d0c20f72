import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forgetWorkedOut, isBrokenDatabase, setDatabasesAside } from './mend.ts';

function folderWith(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'todo-nx-'));
  for (const name of names) writeFileSync(join(folder, name), 'x');
  return folder;
}

test.each([
  ['DB transaction error: SqliteFailure(Error { code: NotADatabase, extended_code: 26 }, …)', true],
  ['database disk image is malformed', true],
  ['SqliteFailure(Error { code: DatabaseBusy }, Some("database is locked"))', false],
  ['Cannot find module', false],
])('%s', (words, broken) => expect(isBrokenDatabase(words)).toBe(broken));

test('a broken database goes aside, whatever else stays; a folder that is not there is none', () => {
  const folder = folderWith('a-v3.db', 'a-v3.db-wal', 'a-v3.db-shm', 'project-graph.json');
  expect(setDatabasesAside([folder, folder, join(folder, 'none')])).toHaveLength(3);
  expect(readdirSync(folder).sort()).toEqual([
    'a-v3.db-shm.broken',
    'a-v3.db-wal.broken',
    'a-v3.db.broken',
    'project-graph.json',
  ]);
});

test('only what Nx can work out again is forgotten', () => {
  const folder = folderWith(
    'a-v3.db',
    'parsed-lock-file.nodes.json',
    'lockfile-nodes.hash',
    'nx_files.nxt',
    'a.lock',
  );
  forgetWorkedOut(folder);
  expect(readdirSync(folder).sort()).toEqual(['a-v3.db', 'a.lock']);
});
