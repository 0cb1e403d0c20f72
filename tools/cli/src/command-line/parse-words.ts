import { parseArgs } from 'node:util';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import type { Command, Values } from './command.ts';
import { nearest } from './nearest.ts';
import { typed } from './usage.ts';

export interface Parsed {
  values: Values;
  /** What is passed on as it is. */
  rest: string[];
}

/** The words behind a command's name. @throws Problem USAGE, USAGE-TARGET, … with the nearest known word */
export function parseWords(name: string, command: Command, words: string[]): Parsed {
  const { own, rest } = splitRest(command, words);
  let values: Values;
  try {
    // `--no-x` takes a switch back that a script has set.
    const config = { args: own, options: command.options, allowPositionals: false, allowNegative: true };
    values = parseArgs(config).values as Values;
  } catch (error) {
    throw unreadable(name, command, words, (error as Error).message);
  }
  for (const [option, known] of Object.entries(command.choices ?? {})) {
    const value = values[option];
    if (value !== undefined && !known.includes(String(value)))
      throw unknownValue(name, option, String(value), known);
  }
  return { values, rest };
}

/** What a command passes on to another program is not judged here. */
function splitRest(command: Command, words: string[]): { own: string[]; rest: string[] } {
  if (!command.rest) return { own: words, rest: [] };
  if (command.restBehindDashes) return splitAtCommand(command, words);
  const own: string[] = [];
  const rest: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const option = optionOf(command, words[i]!);
    (option ? own : rest).push(words[i]!);
    if (option && command.options[option]?.type === 'string' && !words[i]!.includes('='))
      own.push(words[++i] ?? '');
  }
  return { own, rest };
}

/** A command line of another program begins behind `--`, or with the first word that is no option: all of it is passed on. */
function splitAtCommand(command: Command, words: string[]): { own: string[]; rest: string[] } {
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word === '--') return { own: words.slice(0, i), rest: words.slice(i + 1) };
    if (!word.startsWith('-')) return { own: words.slice(0, i), rest: words.slice(i) };
    const option = optionOf(command, word);
    if (option && command.options[option]?.type === 'string' && !word.includes('=')) i++;
  }
  return { own: words, rest: [] };
}

/** The option of this command that a word names: `--port`, `--port=1`, `--no-json`, `-h`. */
function optionOf(command: Command, word: string): string | undefined {
  const long = /^--(?:no-)?([^=]+)/.exec(word)?.[1];
  if (long) return long in command.options ? long : undefined;
  const short = /^-([^-])$/.exec(word)?.[1];
  return Object.keys(command.options).find((option) => short && command.options[option]?.short === short);
}

function unreadable(name: string, command: Command, words: string[], message: string): Problem {
  const unknown = /Unknown option '(--?[\w-]+)/.exec(message)?.[1];
  const options = Object.keys(command.options).map((option) => `--${option}`);
  const close = unknown && nearest(unknown, options);
  return new Problem({
    code: 'USAGE',
    what: message.split(/\. |\n/)[0] ?? 'the command line cannot be read',
    where: `${typed(name)} -- ${words.join(' ')}`,
    cause: close
      ? `a typing error; the nearest option is ${close}`
      : 'an option that this command does not know, or a value that is missing',
    next: `${typed(name)} -- --help`,
    class: 'usage',
  });
}

function unknownValue(name: string, option: string, value: string, known: readonly string[]): Problem {
  const close = nearest(value, [...known]);
  return new Problem({
    code: option === 'configuration' ? 'CONFIGURATION-UNKNOWN' : `USAGE-${option.toUpperCase()}`,
    what: `there is no ${option} "${value}"`,
    where: `${typed(name)} -- --${option} ${value}`,
    cause: `a typing error; known are ${known.join(', ')}`,
    next: close ? `${typed(name)} -- --${option} ${close}` : `${typed(name)} -- --help`,
    class: 'usage',
  });
}

/** The Problem of a command that is not there. */
export function unknownCommand(name: string, known: string[]): Problem {
  const close = nearest(name, known);
  return new Problem({
    code: 'USAGE',
    what: `there is no command "${name}"`,
    where: `npm run ${name}`,
    cause: close ? `a typing error; the nearest command is ${close}` : 'a typing error',
    next: close ? `${typed(close)} -- --help` : 'node tools/cli/bootstrap.mjs help',
    class: 'usage',
  });
}
