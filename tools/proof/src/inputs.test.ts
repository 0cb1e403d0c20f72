import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changedSince, isInHistory, readInputs, uncommitted } from './inputs.ts';

let root: string;
const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const commit = () => {
  git('add', '-A');
  git('-c', 'user.name=t', '-c', 'user.email=t@localhost', 'commit', '-q', '--allow-empty', '-m', 'x');
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'todo-proof-'));
  git('init', '-q');
  write('tools/load.ts', 'load');
  write('tools/load.test.ts', 'test');
  write('apps/page.tsx', 'page');
  write('nx.json', '{}');
  commit();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const paths = ['tools', 'nx.json'];
const hash = () => readInputs(root, paths).hash;

test('a changed input changes the hash, once it is committed', () => {
  const before = hash();
  write('tools/load.ts', 'load faster');
  expect(hash()).toBe(before);
  expect(uncommitted(root, paths)).toEqual(['tools/load.ts']);
  commit();
  expect(hash()).not.toBe(before);
  expect(uncommitted(root, paths)).toEqual([]);
});

test.each([
  ['a test', 'tools/load.test.ts'],
  ['a text', 'tools/README.md'],
  ['a fixture', 'tools/fixtures/a.json'],
  ['a file that is no input', 'apps/page.tsx'],
])('%s changes nothing', (_, file) => {
  const before = readInputs(root, paths);
  write(file, 'another');
  expect(uncommitted(root, paths)).toEqual([]);
  commit();
  expect(readInputs(root, paths)).toEqual({ ...before, commit: git('rev-parse', 'HEAD').trim() });
});

test.each([
  ['a renamed input', () => git('mv', 'tools/load.ts', 'tools/loads.ts')],
  ['a deleted one', () => git('rm', '-q', 'tools/load.ts')],
  ['one that may be executed now', () => git('update-index', '--chmod=+x', 'tools/load.ts')],
])('%s changes the hash', (_, change) => {
  const before = hash();
  change();
  git('-c', 'user.name=t', '-c', 'user.email=t@localhost', 'commit', '-q', '-m', 'x');
  expect(hash()).not.toBe(before);
});

test('the inputs of an earlier commit stay what they were', () => {
  const before = readInputs(root, paths);
  write('tools/load.ts', 'load faster');
  commit();
  expect(readInputs(root, paths, before.commit)).toEqual(before);
  expect(hash()).not.toBe(before.hash);
});

test('what changed since a commit is named; of a commit that is gone nothing is known', () => {
  const { commit: before } = readInputs(root, paths);
  write('tools/load.ts', 'load faster');
  write('tools/load.test.ts', 'another');
  write('apps/page.tsx', 'another');
  commit();
  expect(changedSince(root, before, paths)).toEqual(['tools/load.ts']);
  expect(changedSince(root, '0123456789'.repeat(4), paths)).toBeUndefined();
});

test('a commit of this history is told from one of elsewhere', () => {
  const { commit: before } = readInputs(root, paths);
  write('tools/load.ts', 'load faster');
  commit();
  const { commit: after } = readInputs(root, paths);
  expect(isInHistory(root, before)).toBe(true);
  expect(isInHistory(root, after, before)).toBe(false);
  expect(isInHistory(root, '0123456789'.repeat(4))).toBe(false);
});

test('outside of git it says so', () => {
  rmSync(join(root, '.git'), { recursive: true });
  expect(() => readInputs(root, paths)).toThrow(/PROOF-GIT/);
});
