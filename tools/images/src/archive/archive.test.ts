import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { layerTime, pack, writeImage } from '../fixtures/image.ts';
import { readImage } from './image-archive.ts';
import { readTar } from './tar.ts';
import { mergedTree } from './tree.ts';

const long = `${'a-long-folder/'.repeat(20)}file.txt`;

describe('a tar archive', () => {
  test('has the names, contents and permissions that tar was given, also long ones', () => {
    const archive = gunzipSync(pack({ 'bin/su': ['#!', 0o4755], [long]: 'ü', empty: '' }));
    const entries = new Map([...readTar(archive)].map((entry) => [entry.path, entry]));
    expect(entries.get('bin/su')).toMatchObject({ kind: 'file', mode: 0o4755 });
    expect(entries.get(long)?.content.toString()).toBe('ü');
    expect(entries.get('empty')?.mtime).toBe(layerTime);
  });

  test('that is cut off is no archive', () => {
    const archive = gunzipSync(pack({ a: 'x'.repeat(5000) }));
    expect(() => [...readTar(archive.subarray(0, 3000))]).toThrow(/cut off/);
  });
});

describe('an image', () => {
  test('is what its layers make together: a later one replaces and takes away', () => {
    const image = readImage(
      writeImage([
        { 'bin/npm': 'x', 'lib/npm/a.js': 'x', 'etc/a': 'old', 'opt/old/b': 'x' },
        {
          'bin/.wh.npm': '',
          'lib/.wh.npm': '',
          'etc/a': 'newer',
          'opt/old/.wh..wh..opq': '',
          'opt/old/c': '',
        },
      ]),
    );
    const tree = mergedTree(image.layers);
    const files = [...tree.values()].filter(({ kind }) => kind === 'file');
    expect(files.map(({ path }) => path).sort()).toEqual(['etc/a', 'opt/old/c']);
    expect(tree.get('etc/a')).toMatchObject({ size: 5, layer: 1 });
  });

  test('that is none is refused with what is missing', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'todo-image-')), 'a.tar');
    writeFileSync(file, gunzipSync(pack({ a: '1' })));
    expect(() => readImage(file)).toThrow(/index\.json is not in .*a\.tar/);
  });
});
