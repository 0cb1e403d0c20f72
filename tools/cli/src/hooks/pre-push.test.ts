import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { Repository } from './fixtures/repository.ts';

let repository: Repository;
let first: string;

const affected = (base: string, head: string) => [
  'affected',
  `--base=${base}`,
  `--head=${head}`,
  '-t',
  'lint',
  'test',
  'helm-template',
  '--parallel=2',
  '--output-style=static-failures-only',
];
beforeEach(async () => {
  repository = new Repository();
  first = repository.commit({});
  expect(await repository.push('--no-verify -u origin main')).toMatchObject({ code: 0 });
  expect(repository.calls()).toEqual([]);
});

describe('what is compared', () => {
  test('the default branch: what the remote has with what is pushed, in this checkout', async () => {
    const head = repository.commit({ 'a.txt': 'second\n' });
    const { code, words } = await repository.push('origin main');
    expect(code, words).toBe(0);
    expect(words).toContain(`pre-push: main: since ${first.slice(0, 9)}, which origin has`);
    expect(repository.calls()).toEqual([
      { words: affected(first, head), folder: repository.root, text: 'second\n', git: [], daemon: 'false' },
    ]);
    expect(repository.there('main')).toBe(head);
  });

  test('a new branch: since it left the default branch of the remote', async () => {
    repository.git('checkout', '-q', '-b', 'topic');
    const head = repository.commit({ 'a.txt': 'second\n' });
    const { words } = await repository.push('origin topic');
    expect(words).toContain(`topic: new on origin; since it left origin/main at ${first.slice(0, 9)}`);
    expect(repository.words()).toEqual([affected(first, head)]);
  });

  test('a new branch or a tag of a commit that is there already: nothing', async () => {
    repository.git('tag', '-a', 'v1', '-m', 'one');
    const { code, words } = await repository.push('origin v1 main:refs/heads/same');
    expect(code).toBe(0);
    expect(words).toContain('v1: new on origin, but its commit is in origin/main there');
    expect(words).toContain('same: new on origin, but its commit is in origin/main there');
    expect(repository.words()).toEqual([]);
  });

  test('a branch and a tag of the same new commit: once', async () => {
    const head = repository.commit({ 'a.txt': 'second\n' });
    repository.git('tag', 'v2');
    const { words } = await repository.push('--atomic origin main v2');
    expect(words).toContain('main, v2: since');
    expect(repository.words()).toEqual([affected(first, head)]);
  });

  test('a tag of a file is nothing to check', async () => {
    repository.git('tag', 'file', repository.git('rev-parse', 'HEAD:a.txt'));
    const { code, words } = await repository.push('origin file');
    expect({ code, calls: repository.words() }).toEqual({ code: 0, calls: [] });
    expect(words).toContain('file: not a commit, nothing to check');
  });

  test('the first push of all: everything', async () => {
    repository.git('remote', 'set-url', 'origin', join(repository.home, 'other.git'));
    repository.git('init', '-q', '--bare', join(repository.home, 'other.git'));
    repository.git('update-ref', '-d', 'refs/remotes/origin/main');
    const { words } = await repository.push('origin main');
    expect(words).toContain('main: new on origin, with nothing there to compare it with: everything');
    expect(repository.words()).toEqual([['run-many', ...affected('', '').slice(3)]]);
  });

  test('a deleted branch: nothing; the other refs of the push all the same', async () => {
    await repository.push('--no-verify origin main:refs/heads/old');
    const head = repository.commit({ 'a.txt': 'second\n' });
    const { words } = await repository.push('origin :old main');
    expect(words).toContain('old: deleted there, nothing to check');
    expect(repository.words()).toEqual([affected(first, head)]);
    expect(repository.there('old')).toBeUndefined();
  });

  test('a force push: since the commit where both part; Nx finds it from what the remote has', async () => {
    const before = repository.commit({ 'a.txt': 'second\n' });
    await repository.push('--no-verify origin main');
    repository.git('reset', '-q', '--hard', first);
    const head = repository.commit({ 'a.txt': 'third\n' });
    expect((await repository.push('--force origin main')).code).toBe(0);
    expect(repository.words()).toEqual([affected(before, head)]);
  });

  test('a force push over commits that were never fetched: since the default branch, which is said', async () => {
    repository.git('checkout', '-q', '-b', 'topic');
    const unknown = repository.commit({ 'a.txt': 'theirs\n' });
    await repository.push('--no-verify origin topic');
    repository.git('reset', '-q', '--hard', first);
    const head = repository.commit({ 'a.txt': 'mine\n' });
    repository.git('update-ref', '-d', 'refs/remotes/origin/topic');
    repository.git('reflog', 'expire', '--expire=now', '--all');
    repository.git('gc', '-q', '--prune=now');
    const { code, words } = await repository.push('--force origin topic');
    expect(code, words).toBe(0);
    expect(words).toContain(
      `topic: origin has ${unknown.slice(0, 9)}, which was never fetched here; since it left origin/main`,
    );
    expect(repository.words()).toEqual([affected(first, head)]);
  });
});

describe('what is committed counts', () => {
  test('changed, new and missing files stay out: a folder of its own, gone afterwards', async () => {
    const head = repository.commit({ 'a.txt': 'committed\n' });
    repository.write({ 'a.txt': 'not committed\n', 'new.txt': 'new\n' });
    const { code, words } = await repository.push('origin main');
    expect(code, words).toBe(0);
    expect(words).toContain(
      '2 changed or new files are not committed, so the pushed commit is checked in a folder of its own',
    );
    const [call, ...more] = repository.calls();
    expect(more).toEqual([]);
    expect(call).toMatchObject({
      words: affected(first, head),
      text: 'committed\n',
      git: [],
      daemon: 'false',
    });
    expect(call!.folder).not.toBe(repository.root);
    expect(repository.leftOver()).toEqual([]);
    expect(repository.git('status', '--porcelain')).toBe('M a.txt\n?? new.txt');
  });

  test('another branch is checked out', async () => {
    repository.git('branch', 'topic');
    const head = repository.commit({ 'a.txt': 'second\n' });
    repository.git('checkout', '-q', 'topic');
    const { words } = await repository.push('origin main');
    expect(words).toContain('another commit is checked out');
    expect(repository.calls()).toMatchObject([{ words: affected(first, head), text: 'second\n' }]);
    expect(repository.leftOver()).toEqual([]);
  });

  test('ignored files do not count', async () => {
    repository.commit({ 'a.txt': 'second\n' });
    repository.write({ '.nx/x': '' });
    await repository.push('origin main');
    expect(repository.calls()).toMatchObject([{ folder: repository.root }]);
  });

  test('another package-lock.json than what is installed is said', async () => {
    repository.commit({ 'a.txt': 'second\n' });
    repository.write({ 'package-lock.json': '{"packages": {}}' });
    expect((await repository.push('origin main')).words).toContain('its package-lock.json is another one');
  });
});
