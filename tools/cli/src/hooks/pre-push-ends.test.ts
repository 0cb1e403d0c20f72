import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { Repository } from './fixtures/repository.ts';

let repository: Repository;
let first: string;

beforeEach(async () => {
  repository = new Repository();
  first = repository.commit({});
  expect(await repository.push('--no-verify -u origin main')).toMatchObject({ code: 0 });
  expect(repository.calls()).toEqual([]);
});

describe('what ends a push', () => {
  test('a failed task: nothing is pushed, the task is named with what to type', async () => {
    const head = repository.commit({ 'a.txt': 'second\n' });
    const { code, words } = await repository.push('origin main', { FAKE_NX_FAILS: '1' });
    expect(code).toBe(1);
    expect(words).toContain('expected 1 to be 2');
    expect(words).toContain('✖ HOOK-TASK: a:test failed, nothing is pushed');
    expect(words).toContain(`where:  commit ${head.slice(0, 9)}`);
    expect(words).toContain('next:   npx nx run a:test; commit the fix, push again; or git push --no-verify');
    expect(repository.there('main')).toBe(first);
    expect((await repository.push('--no-verify origin main', { FAKE_NX_FAILS: '1' })).code).toBe(0);
  });

  test('a failed task of the first of two branches', async () => {
    repository.git('branch', 'topic');
    repository.commit({ 'a.txt': 'second\n' });
    repository.git('checkout', '-q', 'topic');
    repository.commit({ 'a.txt': 'third\n' });
    expect((await repository.push('origin main topic', { FAKE_NX_FAILS: '1' })).code).toBe(1);
    expect(repository.there('topic')).toBeUndefined();
    expect(repository.leftOver()).toEqual([]);
  });

  test('the time is over: the push goes, and what was not checked is named', async () => {
    const head = repository.commit({ 'a.txt': 'second\n' });
    const { code, words } = await repository.push('origin main', { HOOK_BUDGET: '1', FAKE_NX_HANGS: '1' });
    expect(code, words).toBe(0);
    expect(words).toContain('! the time is over (HOOK_BUDGET=1 seconds), so the push goes on');
    expect(words).toContain('! not checked: a:test, b:lint\n');
    expect(repository.there('main')).toBe(head);
  });

  test.each([
    [
      'HOOK_OVER_BUDGET=block',
      { HOOK_OVER_BUDGET: 'block' },
      'HOOK-BUDGET: the time is over, nothing is pushed; not checked: a:test, b:lint',
    ],
    ['a task that failed before', { FAKE_NX_FAILS: '1' }, 'HOOK-TASK: a:test failed, nothing is pushed'],
  ])('the time is over with %s: nothing is pushed', async (_, env, message) => {
    repository.commit({ 'a.txt': 'second\n' });
    repository.write({ 'b.txt': '' });
    const { code, words } = await repository.push('origin main', {
      HOOK_BUDGET: '1',
      FAKE_NX_HANGS: '1',
      ...env,
    });
    expect(code).toBe(1);
    expect(words).toContain(message);
    expect(repository.there('main')).toBe(first);
    expect(repository.leftOver()).toEqual([]);
  });

  test.each([
    [{ HOOK_BUDGET: 'long' }, 'HOOK-BUDGET: HOOK_BUDGET is "long"'],
    [{ HOOK_BUDGET: '-1' }, 'HOOK-BUDGET: HOOK_BUDGET is "-1"'],
    [{ HOOK_OVER_BUDGET: 'maybe' }, 'HOOK-BUDGET: HOOK_OVER_BUDGET is "maybe"'],
  ])('bad settings: %o', async (env, message) => {
    repository.commit({ 'a.txt': 'second\n' });
    const { code, words } = await repository.push('origin main', env);
    expect({ code, calls: repository.words() }).toEqual({ code: 1, calls: [] });
    expect(words).toContain(message);
  });

  test('a work tree without packages', async () => {
    const bare = join(repository.home, 'bare');
    repository.git('worktree', 'add', '-q', '-b', 'topic', bare);
    writeFileSync(join(bare, 'a.txt'), 'second\n');
    repository.git('-C', bare, 'commit', '-qam', 'c');
    const { code, words } = await repository.push('origin topic', {}, bare);
    expect({ code, calls: repository.words() }).toEqual({ code: 1, calls: [] });
    expect(words).toMatch(
      /✖ HOOK-PACKAGES: the npm packages are not installed[^]*next: {3}npm ci, then push again/,
    );
  });
});

describe('stdin', () => {
  test('lines that git would not write are refused', async () => {
    writeFileSync(join(repository.root, 'lines'), 'refs/heads/main abc refs/heads/main def\n');
    const done = spawnSync('sh', ['-c', '.git/hooks/pre-push origin url < lines'], {
      cwd: repository.root,
      env: repository.env,
      encoding: 'utf8',
    });
    expect(done.status).toBe(1);
    expect(done.stderr).toContain(
      '✖ HOOK-INPUT: not a line of git: "refs/heads/main abc refs/heads/main def"',
    );
  });
});
