import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../../libs/problem/src/problem.ts';
import { dryRun, flag, help, target, text, type Command } from './command.ts';
import { parseWords, unknownCommand } from './parse-words.ts';

const command: Command = {
  summary: 'does it',
  options: { ...help, target, port: text, json: flag, 'dry-run': dryRun },
  help: {},
  choices: { target: ['minikube', 'embedded'] },
  example: 'npm run it',
  load: () => Promise.resolve({ default: () => Promise.resolve(0) }),
};
const parse = (words: string, more: Partial<Command> = {}) =>
  parseWords('it', { ...command, ...more }, words.split(' ').filter(Boolean));

const problemOf = (words: string, more: Partial<Command> = {}) => {
  try {
    parse(words, more);
  } catch (error) {
    return (error as Problem).facts;
  }
  throw new Error('it was taken');
};

test.each([
  ['', {}],
  ['--json --port 3', { json: true, port: '3' }],
  ['--port=3 -n', { port: '3', 'dry-run': true }],
  ['-nt embedded', { target: 'embedded', 'dry-run': true }],
  ['--json --no-json', { json: false }],
  ['-h', { help: true }],
])('%s', (words, values) => {
  expect(parse(words)).toEqual({ values: expect.objectContaining(values), rest: [] });
});

describe('refused with the nearest known word', () => {
  test.each([
    ['--jsn', 'USAGE', /nearest option is --json/],
    ['--dryrun', 'USAGE', /nearest option is --dry-run/],
    ['--xyzzy', 'USAGE', /does not know/],
    ['word', 'USAGE', /does not know/],
    ['--port', 'USAGE', /a value that is missing/],
    ['-t minikub', 'USAGE-TARGET', /known are minikube, embedded/],
  ])('%s', (words, code, cause) => {
    expect(problemOf(words)).toMatchObject({ code, cause: expect.stringMatching(cause), class: 'usage' });
  });

  test('a value has its mended line as the next command', () => {
    expect(problemOf('--target embeded').next).toBe('npm run it -- --target embedded');
    expect(problemOf('--target moon').next).toBe('npm run it -- --help');
  });

  test('a command', () => {
    expect(unknownCommand('lgos', ['logs', 'open']).facts).toMatchObject({
      cause: 'a typing error; the nearest command is logs',
      next: 'npm run logs -- --help',
    });
    expect(unknownCommand('strt', ['start']).facts.next).toBe('npm start -- --help');
  });
});

describe('what is passed on', () => {
  test('is all that this command does not know', () => {
    expect(parse('--target embedded --headed -g x --port=1', { rest: '[options]' })).toEqual({
      values: { target: 'embedded', port: '1' },
      rest: ['--headed', '-g', 'x'],
    });
  });

  test('is a command line behind -- or at its first word, where a command wants that', () => {
    const behind = { rest: 'command', restBehindDashes: true };
    expect(parse('--json -- ls --json -la', behind)).toEqual({
      values: { json: true },
      rest: ['ls', '--json', '-la'],
    });
    expect(parse('--json ls --json -la', behind)).toEqual({
      values: { json: true },
      rest: ['ls', '--json', '-la'],
    });
    expect(problemOf('--jason ls', behind).code).toBe('USAGE');
  });
});
