import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { linkPrograms } from './fixtures/link-programs.ts';
import { Repository } from './fixtures/repository.ts';
import { hookText } from './hook-file.mjs';

let repository: Repository;
let file: string;
beforeEach(() => {
  repository = new Repository();
  file = join(repository.root, '.git/hooks/pre-push');
});
const hook = (env: NodeJS.ProcessEnv) =>
  spawnSync('/bin/sh', [file, 'origin', 'url'], {
    cwd: repository.root,
    env: { ...repository.env, ...env },
    input: '',
    encoding: 'utf8',
  });

test('without node on PATH it uses the one that set it', () => {
  writeFileSync(file, hookText(process.execPath));
  expect(hook({ PATH: linkPrograms(repository.home, 'cat', 'dirname') })).toMatchObject({
    status: 0,
    stderr: '',
  });
});

test('without any node it says so, and the push stops', () => {
  writeFileSync(file, hookText('/gone/it’s/node'));
  const { status, stderr } = hook({ PATH: linkPrograms(repository.home, 'cat', 'dirname') });
  expect(status).toBe(1);
  expect(stderr).toMatch(/node was not found[^]*\/gone\/it’s\/node[^]*git push --no-verify/);
});

test('a commit of a time before it is pushed unchecked, which is said', () => {
  rmSync(join(repository.root, 'tools'), { recursive: true });
  expect(hook({})).toMatchObject({
    status: 0,
    stderr: expect.stringContaining('is not in this checkout, so nothing is checked'),
  });
});
