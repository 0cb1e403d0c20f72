import type { Command } from './command.ts';

/** How a command is typed: npm has short words for two of them. */
export const typed = (name: string): string =>
  ['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`;

/** The help of one command. */
export function usage(name: string, command: Command): string {
  const lines = Object.entries(command.help).map(([option, words]) => {
    const { type, short } = command.options[option] ?? { type: 'boolean' };
    const names = `${short ? `-${short}, ` : '    '}--${option}${type === 'string' ? ' …' : ''}`;
    return `  ${names.padEnd(24)} ${words}`;
  });
  const dashes = command.restBehindDashes ? '-- ' : '';
  const rest = command.rest ? `${dashes}${command.rest}` : '';
  const title = `${typed(name)} ${lines.length || rest ? '-- ' : ''}${lines.length ? '[options] ' : ''}${rest}`;
  const options = lines.length ? ['', ...lines] : [];
  return [title.trim(), `  ${command.summary}`, ...options, '', `example: ${command.example}`].join('\n');
}

/** All commands, a line each. */
export function listCommands(commands: Record<string, Command>): string {
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  ${typed(name).padEnd(20)} ${summary}`,
  );
  return ['Todo Chatbot', ...lines, '', 'Each takes -- --help.'].join('\n');
}
