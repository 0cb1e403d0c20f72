import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../command-line/command-table.ts';
import { services } from '../command-line/command.ts';
import { bashScript } from './bash.ts';
import { fishScript } from './fish.ts';
import { completedCommands } from './words.ts';
import { zshScript } from './zsh.ts';

const folder = mkdtempSync(join(tmpdir(), 'todo-completion-'));
const project = join(folder, 'package.json');
writeFileSync(project, '{\n  "name": "todo-chatbot"\n}\n');
const script = join(folder, 'completion.bash');
writeFileSync(script, bashScript(completedCommands(commands), 'todo-chatbot'));

/** What bash offers behind these words. */
function offered(words: string[], cwd = folder): string[] {
  const tried = `source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _todo_chatbot_npm; echo "\${COMPREPLY[*]}"`;
  const told = execFileSync('bash', ['-c', tried, script, ...words], { cwd, encoding: 'utf8' });
  return told.trim().split(' ').filter(Boolean);
}

test('every command', () => {
  expect(offered(['npm', 'run', ''])).toEqual(Object.keys(commands));
  expect(offered(['npm', 'run', 'rol'])).toEqual(['rollback']);
});

test.each([
  [['npm', 'run', 'logs', ''], ['--']],
  [
    ['npm', 'run', 'logs', '--', '--s'],
    ['--service', '--since'],
  ],
  [['npm', 'run', 'logs', '--', '-s', ''], [...services]],
  [['npm', 'start', '--', '--configuration', 'p'], ['prod']],
  [['npm', 'run', 'logs', '--', '--since', ''], []],
  [['npm', 'run', '-s', 'completion', '--', 'z'], ['zsh']],
])('%j', (words, expected) => {
  expect(offered(words)).toEqual(expected);
});

test('in another project nothing of ours is offered', () => {
  expect(offered(['npm', 'run', 'lo'], tmpdir())).toEqual([]);
});

test.each([
  ['zsh', zshScript],
  ['fish', fishScript],
])('%s: every option with its words, quotes and brackets kept from the shell', (_, make) => {
  const [row] = completedCommands({
    it: {
      ...commands['logs']!,
      options: { json: { type: 'boolean' } },
      help: { json: "it's [a: b]" },
      choices: {},
    },
  });
  const text = make([row!], 'todo-chatbot');
  expect(text).toContain('json');
  expect(text).toMatch(/it('\\''|\\')s \\?\[a\\?: b\\?\]/);
  const all = make(completedCommands(commands), 'todo-chatbot');
  for (const command of Object.values(commands))
    for (const option of Object.keys(command.options)) expect(all).toContain(`--${option}`);
});
