import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changedInputs, keepInputs, keptInputs, type InputsRecord } from './task-inputs.ts';

const before: InputsRecord = {
  hash: '1',
  files: { 'a.py': 'x', 'b.py': 'y' },
  others: ['python3 --version'],
};

test.each<[string, Partial<InputsRecord>, string[]]>([
  ['nothing', {}, []],
  ['a file', { hash: '2', files: { 'a.py': 'z', 'b.py': 'y' } }, ['a.py changed']],
  [
    'a new and a gone file',
    { hash: '2', files: { 'a.py': 'x', 'c.py': 'y' } },
    ['c.py is new', 'b.py is gone'],
  ],
  [
    'an input',
    { hash: '2', others: ['DOCKER_HOST'] },
    ['input added: DOCKER_HOST', 'input gone: python3 --version'],
  ],
  [
    'what a command says',
    { hash: '2' },
    ['the task’s configuration, a package version, or what a command or variable says'],
  ],
])('what changed is named: %s', (_, change, said) => {
  expect(changedInputs(before, { ...before, ...change })).toEqual(said);
});

test('records are kept by task; a half-written or foreign one counts as none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'todo-inputs-'));
  keepInputs({ 'backend:build': before, 'chart:deploy:dev': before }, folder);
  expect(keptInputs('backend:build', folder)).toEqual(before);
  expect(keptInputs('chart:deploy:dev', folder)).toEqual(before);
  expect(keptInputs('never:ran', folder)).toBeUndefined();
  for (const text of ['', '{"hash": "1", "fi', '[]', '{"hash": 1}', 'null']) {
    writeFileSync(join(folder, readdirSync(folder).sort()[0]!), text);
    expect(keptInputs('backend:build', folder), text).toBeUndefined();
  }
});
