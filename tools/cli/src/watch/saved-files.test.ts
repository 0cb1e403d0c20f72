import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isMomentary, notIgnored } from './left-out.ts';
import { Contents, SavedFiles } from './saved-files.ts';

let root: string;
let saved: Set<string>;
let watcher: SavedFiles;

const write = (...files: string[]) => {
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `${performance.now()}`);
  }
};
/** Waits until these were told, and a little longer for what should not be. */
async function told(...files: string[]): Promise<string[]> {
  for (let i = 0; i < 100 && !files.every((file) => saved.has(file)); i++) await sleep(50);
  await sleep(150);
  const found = [...saved].sort();
  saved.clear();
  return found;
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'watch-'));
  spawnSync('git', ['init', '-q'], { cwd: root });
  write('apps/web/src/page.ts', 'apps/web/node_modules/x/index.js', 'generated/out.ts');
  writeFileSync(join(root, '.gitignore'), 'generated/\n*.log\n.env\n');
  saved = new Set();
  watcher = new SavedFiles(root, (file) => saved.add(file));
  await watcher.open();
});
afterEach(() => {
  watcher.close();
  rmSync(root, { recursive: true, force: true });
});

describe('SavedFiles', () => {
  test('a file that is written, made, renamed into place, or deleted', async () => {
    write('apps/web/src/page.ts', 'apps/web/src/new.ts', 'nx.json');
    expect(await told('apps/web/src/page.ts', 'apps/web/src/new.ts', 'nx.json')).toEqual([
      'apps/web/src/new.ts',
      'apps/web/src/page.ts',
      'nx.json',
    ]);
    // As Vim does: another file under the name.
    write('apps/web/src/page.ts~');
    renameSync(join(root, 'apps/web/src/page.ts~'), join(root, 'apps/web/src/page.ts'));
    expect(await told('apps/web/src/page.ts')).toEqual(['apps/web/src/page.ts']);
    rmSync(join(root, 'apps/web/src/new.ts'));
    expect(await told('apps/web/src/new.ts')).toEqual(['apps/web/src/new.ts']);
  });

  test('a new folder with folders in it: what is in them, and what is saved there later', async () => {
    write('libs/a/src/deep/one.ts');
    expect(await told('libs/a/src/deep/one.ts')).toEqual(['libs/a/src/deep/one.ts']);
    write('libs/a/src/deep/two.ts');
    expect(await told('libs/a/src/deep/two.ts')).toEqual(['libs/a/src/deep/two.ts']);
  });

  test('a folder that is moved, and one that is deleted and made anew', async () => {
    renameSync(join(root, 'apps/web/src'), join(root, 'apps/web/source'));
    expect(await told('apps/web/src', 'apps/web/source/page.ts')).toEqual([
      'apps/web/source/page.ts',
      'apps/web/src',
    ]);
    write('apps/web/source/page.ts');
    expect(await told('apps/web/source/page.ts')).toEqual(['apps/web/source/page.ts']);
    rmSync(join(root, 'apps/web/source'), { recursive: true });
    await told('apps/web/source');
    write('apps/web/source/page.ts');
    expect(await told('apps/web/source/page.ts')).toContain('apps/web/source/page.ts');
    write('apps/web/source/page.ts');
    expect(await told('apps/web/source/page.ts')).toEqual(['apps/web/source/page.ts']);
  });

  test('packages, what is built, ignored folders and editors’ files are not told', async () => {
    write(
      'apps/web/node_modules/x/index.js',
      'dist/a.js',
      'generated/out.ts',
      'apps/web/.next/x',
      'apps/web/src/.page.ts.swp',
      'apps/web/src/4913',
    );
    write('apps/web/src/page.ts');
    expect(await told('apps/web/src/page.ts')).toEqual(['apps/web/src/page.ts']);
  });

  test('a link in a circle is not followed', async () => {
    watcher.close();
    symlinkSync(root, join(root, 'apps/web/self'));
    await watcher.open();
    write('apps/web/src/page.ts');
    expect(await told('apps/web/src/page.ts')).toEqual(['apps/web/src/page.ts']);
  });
});

test.each([
  'a.ts~',
  '.#a.ts',
  '#a.ts#',
  '.a.ts.swp',
  '4913',
  'a.ts___jb_tmp___',
  '.goutputstream-AB12',
  'a.tmp',
])('%s is no file of a person', (name) => expect(isMomentary(name)).toBe(true));
test.each(['a.ts', 'template.tsx', '#.md', '49131', 'tmp', '.env'])('%s is one', (name) =>
  expect(isMomentary(name)).toBe(false),
);

describe('notIgnored', () => {
  test('leaves out what git ignores, but not .env', async () => {
    expect(await notIgnored(['a.ts', 'x.log', 'generated/out.ts', '.env', 'apps/a b.ts'], root)).toEqual([
      'a.ts',
      '.env',
      'apps/a b.ts',
    ]);
    expect(await notIgnored([], root)).toEqual([]);
  });

  test('without a repository everything counts', async () => {
    rmSync(join(root, '.git'), { recursive: true });
    expect(await notIgnored(['a.ts', 'x.log'], root)).toEqual(['a.ts', 'x.log']);
  });
});

test('Contents: what is saved as it was is no change', () => {
  const contents = new Contents(root);
  const file = 'apps/web/src/page.ts';
  expect(contents.changed([file, 'none.ts'])).toEqual([file, 'none.ts']);
  expect(contents.changed([file, 'none.ts'])).toEqual([]);
  write(file);
  expect(contents.changed([file])).toEqual([file]);
  rmSync(join(root, file));
  expect(contents.changed([file])).toEqual([file]);
});
