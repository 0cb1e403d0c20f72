import type { Command } from '../command-line/command.ts';

/** What a shell is told of one command. */
export interface Completed {
  name: string;
  summary: string;
  options: { long: string; short?: string; words: string; takesValue: boolean; values: readonly string[] }[];
  /** Words of a fixed set that are no options. */
  words: readonly string[];
}

/** The table of commands as the shells' scripts need it. */
export function completedCommands(commands: Record<string, Command>): Completed[] {
  return Object.entries(commands).map(([name, command]) => ({
    name,
    summary: command.summary,
    words: command.restChoices ?? [],
    options: Object.entries(command.options).map(([option, { type, short }]) => ({
      long: `--${option}`,
      ...(short ? { short: `-${short}` } : {}),
      words: command.help[option] ?? 'this help',
      takesValue: type === 'string',
      values: command.choices?.[option] ?? [],
    })),
  }));
}
