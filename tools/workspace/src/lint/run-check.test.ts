import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { checks, filesOf } from './checks.ts';
import { runCheck } from './run-check.ts';

let root: string;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'todo-lint-'));
  spawnSync('git', ['init', '-q'], { cwd: root });
  for (const file of ['.yamllint.yaml', '.markdownlint-cli2.jsonc', 'eslint.config.mjs'])
    cpSync(inWorkspace(file), join(root, file));
  cpSync(inWorkspace('tools/cli/uv.mjs'), join(root, 'tools/cli/uv.mjs'));
  symlinkSync(inWorkspace('node_modules'), join(root, 'node_modules'));
  symlinkSync(inWorkspace('.tools'), join(root, '.tools'));
  // Its folder is not looked at, its ruff is used.
  mkdirSync(join(root, 'apps'));
  symlinkSync(inWorkspace('apps/backend'), join(root, 'apps/backend'));
  write('.gitignore', 'node_modules\n.tools\nignored\napps\n');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const cases = [
  ['yaml', 'a.yaml', 'key: value\n', 'key: 1\nkey: 2\n', 'duplication of key "key"'],
  ['markdown', 'a.md', '# Title\n\nWords.\n', '# Title\n\n### Words\n', 'MD001'],
  ['python', 'bench/a.py', 'WORD = 1\n', 'import os\n\nWORD = 1\n', 'F401'],
  ['scripts', '.ci/a.mjs', 'export const word = 1;\n', 'export let word = 1 == 2;\n', 'eqeqeq'],
  ['shell', 'a.sh', '#!/bin/sh\necho "$1"\n', '#!/bin/sh\nrm -rf $1\n', 'SC2086'],
] as const;

test('Python that nobody uses is named, what a framework calls by its name is not', () => {
  // Not the link to the backend: a folder of its own.
  const own = mkdtempSync(join(tmpdir(), 'todo-lint-'));
  spawnSync('git', ['init', '-q'], { cwd: own });
  cpSync(inWorkspace('tools/cli/uv.mjs'), join(own, 'tools/cli/uv.mjs'));
  symlinkSync(inWorkspace('.tools'), join(own, '.tools'));
  mkdirSync(join(own, 'apps/backend/src'), { recursive: true });
  const file = join(own, 'apps/backend/src/a.py');
  writeFileSync(file, 'model_config = {}\n\n\n@router.get("/")\ndef shown():\n    return 1\n');
  expect(runCheck('unused-python', own)).toMatchObject({ exitCode: 0 });
  writeFileSync(file, 'def nobody_calls_this():\n    return 1\n');
  const { exitCode, output } = runCheck('unused-python', own);
  expect(exitCode).not.toBe(0);
  expect(output).toContain("unused function 'nobody_calls_this'");
  rmSync(own, { recursive: true });
});

test.each(cases)('%s: what is fine passes, what is not is named', (name, file, fine, bad, words) => {
  write(file, fine);
  write(`ignored/${file}`, bad);
  expect(runCheck(name, root)).toMatchObject({ exitCode: 0 });
  write(file, bad);
  const { exitCode, output } = runCheck(name, root);
  expect(exitCode).not.toBe(0);
  expect(output).toContain(words);
});

test('a check that nobody knows, and a folder that is no checkout, are no pass', () => {
  expect(() => runCheck('moon', root)).toThrow(/LINT-NOT-RUN/);
  const empty = mkdtempSync(join(tmpdir(), 'todo-lint-'));
  expect(() => runCheck('shell', empty)).toThrow(/LINT-NOT-RUN/);
  rmSync(empty, { recursive: true });
});

test('a script is known by its first line, a template of a chart is no YAML', () => {
  const texts: Record<string, string> = {
    '.ci/run': '#!/usr/bin/env bash\n',
    LICENSE: 'MIT',
    '.ci/x.mjs': '#!/usr/bin/env node',
  };
  expect(filesOf(checks['shell']!, Object.keys(texts), (path) => texts[path]!)).toEqual(['.ci/run']);
  const sources = [
    'apps/backend/src/x.py',
    'bench/x.py',
    'tools/cli/uv.mjs',
    'eslint.config.mjs',
    'helm/a/tests/b.test.ts',
  ];
  const nothing = () => '';
  expect(filesOf(checks['python']!, sources, nothing)).toEqual(['bench/x.py']);
  expect(filesOf(checks['scripts']!, sources, nothing)).toEqual(sources.slice(3));
  expect(filesOf(checks['yaml']!, ['helm/a/templates/b.yaml', 'helm/a/values.yaml'], nothing)).toEqual([
    'helm/a/values.yaml',
  ]);
});
