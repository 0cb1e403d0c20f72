import type { ParseArgsConfig } from 'node:util';

export type Options = NonNullable<ParseArgsConfig['options']>;

/** Parsed options: strings and booleans by their names. */
export type Values = Record<string, string | boolean | undefined>;

/** One row of the table of commands: all that help, parser and shell completion know of it. */
export interface Command {
  /** One line for the list of commands. */
  summary: string;
  options: Options;
  /** What each option does, in the order in which help shows them. */
  help: Record<string, string>;
  /** The values of options that take one of a fixed set. */
  choices?: Record<string, readonly string[]>;
  /** Words after the options, as help shows them. */
  rest?: string;
  /** The words after the options begin behind `--`; without this, what no option is belongs to them. */
  restBehindDashes?: boolean;
  /** The words of a fixed set that `rest` is one of. */
  restChoices?: readonly string[];
  /** A line that can be typed as it is. */
  example: string;
  load(): Promise<{ default: (values: Values, rest: string[]) => Promise<number> }>;
}

export const help: Options = { help: { type: 'boolean', short: 'h' } };
export const text = { type: 'string' } as const;
export const flag = { type: 'boolean' } as const;
export const target = { type: 'string', short: 't' } as const;
export const service = { type: 'string', short: 's' } as const;
export const dryRun = { type: 'boolean', short: 'n' } as const;

/** What `--service` takes. */
export { serviceNames as services } from '../../../settings/src/services.ts';
/** A service's name. */
export type Service = string;
