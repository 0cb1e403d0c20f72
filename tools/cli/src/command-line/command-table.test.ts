import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { commands } from './command-table.ts';
import { parseWords } from './parse-words.ts';
import { typed } from './usage.ts';

const all = Object.entries(commands);
const { scripts } = JSON.parse(readFileSync(inWorkspace('package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

test.each(all)('%s: help names each option, and no other', (_, { options, help }) => {
  expect(Object.keys(help).sort()).toEqual(
    Object.keys(options)
      .filter((option) => option !== 'help')
      .sort(),
  );
  expect(Object.values(help).every((words) => words.length > 3)).toBe(true);
});

test.each(all)(
  '%s: has --help, a summary, and a file with the command',
  async (_, { options, summary, load }) => {
    expect(options['help']).toEqual({ type: 'boolean', short: 'h' });
    expect(summary).toMatch(/\w/);
    expect(typeof (await load()).default).toBe('function');
  },
);

test.each(all)('%s: its example can be typed as it is', (name, command) => {
  const example = command.example.replace('run -s', 'run');
  const words = example.replace(typed(name), '').replace(/^ --/, '').trim();
  expect(example.startsWith(typed(name))).toBe(true);
  expect(() => parseWords(name, command, words.split(' ').filter(Boolean))).not.toThrow();
});

test.each(all)('%s: fixed values and short forms belong to an option, each short form once', (_, command) => {
  for (const option of Object.keys(command.choices ?? {}))
    expect(command.options[option]?.type).toBe('string');
  const shorts = Object.values(command.options).flatMap(({ short }) => short ?? []);
  expect(new Set(shorts).size).toBe(shorts.length);
});

test('package.json has a script for each command', () => {
  for (const [name] of all) expect(scripts[name], name).toBe(`node tools/cli/bootstrap.mjs ${name}`);
});
