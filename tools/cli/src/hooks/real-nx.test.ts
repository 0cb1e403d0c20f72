import { afterAll, expect, test } from 'vitest';
import { Repository } from './fixtures/repository.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Two projects whose test fails when their file says so; `a` writes down where it ran. */
const project = (name: string) =>
  JSON.stringify({
    name,
    targets: {
      test: {
        command: `node -e "const t = require('fs').readFileSync('${name}/text.txt', 'utf8'); console.log('${name} reads', t); process.exit(t.includes('bad') ? 1 : 0)"`,
      },
    },
  });

const repository = new Repository('real');
const first = repository.commit({
  'a/project.json': project('a'),
  'a/text.txt': 'good',
  'b/project.json': project('b'),
  'b/text.txt': 'good',
  'README.md': 'one',
});
afterAll(() => expect(repository.git('worktree', 'list').split('\n')).toHaveLength(1));

test('the first push runs the targets of all projects', async () => {
  const { code, words } = await repository.push('-u origin main');
  expect(code, words).toBe(0);
  expect(words).toMatch(/✔ {2}nx run a:test[^]*✔ {2}nx run b:test|✔ {2}nx run b:test[^]*✔ {2}nx run a:test/);
}, 120_000);

test('a file that no project has: no task', async () => {
  repository.commit({ 'README.md': 'two' });
  const { code, words } = await repository.push('origin main');
  expect(code, words).toBe(0);
  expect(words).toContain('No tasks were run');
  expect(words).not.toContain('nx run');
}, 120_000);

test('a failing test of what changed blocks, and no other project is run', async () => {
  repository.commit({ 'a/text.txt': 'bad' });
  const { code, words } = await repository.push('origin main');
  expect(code).toBe(1);
  expect(words).toContain('a reads bad');
  expect(words).toContain('✖ HOOK-TASK: a:test failed, nothing is pushed');
  expect(words).not.toContain('b:test');
  expect(repository.there('main')).not.toBe(repository.git('rev-parse', 'HEAD'));
}, 120_000);

test('a fix that is not committed does not help; the fault that is not committed does not hurt', async () => {
  repository.write({ 'a/text.txt': 'good again' });
  const blocked = await repository.push('origin main');
  expect(blocked.code).toBe(1);
  expect(blocked.words).toContain('a reads bad');
  expect(blocked.words).toContain('the commit counts, not what is changed and not committed');

  const head = repository.commit({});
  repository.write({ 'a/text.txt': 'bad again' });
  const { code, words } = await repository.push('origin main');
  expect(code, words).toBe(0);
  expect(words).toContain('✔  nx run a:test');
  expect(repository.there('main')).toBe(head);
  expect(readFileSync(join(repository.root, 'a/text.txt'), 'utf8')).toBe('bad again');
  expect(first).not.toBe(head);
}, 120_000);
