import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import hooks from '../commands/hooks.ts';
import { Repository } from './fixtures/repository.ts';
import { earlierName, hookText } from './hook-file.mjs';

const foreignHook = '#!/bin/sh\ncat > "$(dirname "$0")/seen"\n';
let repository: Repository;
let file: string;
let printed: string;

beforeEach(() => {
  for (const [name, value] of Object.entries({ GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }))
    vi.stubEnv(name, value);
  repository = new Repository();
  file = join(repository.root, '.git/hooks/pre-push');
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed += String(text)), true));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const type = (option?: string) => hooks(option ? { [option]: true } : {}, [], repository.root);
const setForeign = () => {
  writeFileSync(file, foreignHook);
  chmodSync(file, 0o755);
};
const silent = { status: 0, printed: '' };

describe('npm run hooks', () => {
  test('sets a file that can be run, again and again; --status tells', async () => {
    rmSync(file);
    expect(await type('status')).toBe(1);
    expect(await type()).toBe(0);
    expect(statSync(file).mode & 0o111).toBe(0o111);
    expect(readFileSync(file, 'utf8')).toBe(hookText(process.execPath));
    expect(await type()).toBe(0);
    expect(await type('status')).toBe(0);
    expect(printed).toMatch(/^not set\. Next: npm run hooks\nset: .*pre-push\nFrom now on .*\nis set: /);
  });

  test('--remove takes it away for good: an install does not bring it back, typing it does', async () => {
    expect(await type('remove')).toBe(0);
    expect(existsSync(file)).toBe(false);
    expect(repository.prepare()).toEqual(silent);
    expect(existsSync(file)).toBe(false);
    await type('status');
    expect(printed).toContain('not set (it was removed)');
    await type();
    rmSync(file);
    repository.prepare();
    expect(existsSync(file)).toBe(true);
  });

  test('another tool’s hook stays as it is, with the line to add', async () => {
    setForeign();
    await expect(type()).rejects.toMatchObject({
      facts: {
        code: 'HOOK-FOREIGN',
        next: expect.stringContaining('node tools/cli/src/hooks/pre-push.mjs "$@" || exit 1'),
      },
      exitCode: 4,
    });
    expect(await type('status')).toBe(1);
    expect(await type('remove')).toBe(0);
    expect(repository.prepare()).toEqual(silent);
    expect(readFileSync(file, 'utf8')).toBe(foreignHook);
  });

  test('--chain: it is called first with the same refs, can refuse, and comes back with --remove', async () => {
    setForeign();
    await type('chain');
    const head = repository.commit({ 'a.txt': 'second\n' });
    expect((await repository.push('origin main')).code).toBe(0);
    expect(readFileSync(join(file, '../seen'), 'utf8')).toBe(
      `refs/heads/main ${head} refs/heads/main ${'0'.repeat(40)}\n`,
    );
    expect(repository.calls()).toHaveLength(1);

    writeFileSync(join(file, '..', earlierName), '#!/bin/sh\nexit 3\n');
    repository.commit({ 'a.txt': 'third\n' });
    expect((await repository.push('origin main')).code).toBe(1);
    expect(repository.calls()).toEqual([]);

    await type('remove');
    expect(readFileSync(file, 'utf8')).toBe('#!/bin/sh\nexit 3\n');
    expect(existsSync(join(file, '..', earlierName))).toBe(false);
  });

  test('a tool that wrote over ours: neither of the two is lost', async () => {
    setForeign();
    await type('chain');
    setForeign();
    await expect(type('chain')).rejects.toMatchObject({
      facts: { code: 'HOOK-FOREIGN', next: expect.stringContaining('delete one') },
    });
    expect(readFileSync(file, 'utf8')).toBe(foreignHook);
    expect(readFileSync(join(file, '..', earlierName), 'utf8')).toBe(foreignHook);
  });

  test('core.hooksPath: nothing is written, neither there nor here', async () => {
    rmSync(file);
    mkdirSync(join(repository.root, '.husky'));
    repository.git('config', 'core.hooksPath', '.husky');
    await expect(type()).rejects.toMatchObject({
      facts: { code: 'HOOK-PATH', where: join(repository.root, '.husky/pre-push') },
    });
    expect(repository.prepare()).toEqual(silent);
    expect(existsSync(file) || existsSync(join(repository.root, '.husky/pre-push'))).toBe(false);
  });

  test('no repository, and a folder in somebody else’s', async () => {
    const inner = join(repository.root, 'inner');
    mkdirSync(inner);
    await expect(hooks({}, [], inner)).rejects.toMatchObject({
      facts: { code: 'HOOK-REPOSITORY' },
      exitCode: 3,
    });
    rmSync(join(repository.root, '.git'), { recursive: true });
    await expect(type()).rejects.toMatchObject({ facts: { code: 'HOOK-REPOSITORY' } });
    expect(await type('status')).toBe(1);
  });

  test('a folder that cannot be written to', async () => {
    rmSync(join(file, '..'), { recursive: true });
    writeFileSync(join(file, '..'), 'a file');
    await expect(type()).rejects.toMatchObject({ facts: { code: 'HOOK-WRITE', where: file } });
  });
});
