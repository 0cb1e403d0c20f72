import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkOutput, MAX_OUTPUT_BYTES } from './check-output.ts';
import { contentHash } from './content-hash.ts';

let folder: string;
const put = (name: string, text = 'x') => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'todo-output-'));
  put('apps/frontend/server.js');
  put('apps/frontend/src/a.ts', '1');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the assembled output', () => {
  test('is counted', () => {
    expect(checkOutput(folder)).toEqual({ files: 2, bytes: 2 });
  });

  test('may hold no native module, no link and no settings; each is named', () => {
    put('node_modules/@img/sharp/lib/sharp.node');
    put('apps/frontend/.env.production');
    symlinkSync(join(folder, 'apps'), join(folder, 'link'));
    expect(() => checkOutput(folder)).toThrow(/sharp\.node: a native module/);
    expect(() => checkOutput(folder)).toThrow(/\.env\.production: a file of settings/);
    expect(() => checkOutput(folder)).toThrow(/link: a symbolic link/);
  });

  test('may not be too big', () => {
    truncateSync(join(folder, 'apps/frontend/server.js'), MAX_OUTPUT_BYTES + 1);
    expect(() => checkOutput(folder)).toThrow(/41\.9 MB in all/);
  });
});

describe('the build id', () => {
  const id = () => contentHash(folder, ['apps/frontend/src'], ['apps/frontend/server.js']);

  test('is the same for the same contents, whatever the tests say', () => {
    const before = id();
    put('apps/frontend/src/a.test.ts');
    expect(id()).toBe(before);
    expect(before).toMatch(/^[0-9a-f]{16}$/);
  });

  test.each([
    ['a change', () => put('apps/frontend/src/a.ts', '2')],
    ['a new file', () => put('apps/frontend/src/b.ts', '')],
    ['a named file', () => put('apps/frontend/server.js', 'y')],
  ])('differs after %s', (_what, change) => {
    const before = id();
    change();
    expect(id()).not.toBe(before);
  });
});
