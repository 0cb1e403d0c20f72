import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inWorkspace } from '../../settings/src/paths.ts';
import { commands } from './command-table.ts';

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

test('package.json has a script for each command', () => {
  for (const [name] of all) expect(scripts[name], name).toBe(`node tools/cli/bootstrap.mjs ${name}`);
});
