import { parseArgs } from 'node:util';
import { asProblem, Problem } from '../../../libs/problem/src/problem.ts';
import { commands, type Command, type Values } from './command-table.ts';
import { nearest } from './nearest.ts';

const print = (text: string) => process.stdout.write(`${text}\n`);

function usage(name: string, command: Command): string {
  const lines = Object.entries(command.help).map(([option, words]) => {
    const value = command.options[option]?.type === 'string' ? ' …' : '';
    return `  --${option}${value}`.padEnd(22) + words;
  });
  const title = `npm run ${name}${lines.length || command.rest ? ' --' : ''}${lines.length ? ' [options]' : ''} ${command.rest ?? ''}`;
  return [title.trim(), `  ${command.summary}`, ...(lines.length ? ['', ...lines] : [])].join('\n');
}

function listCommands(): string {
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  npm run ${name}`.padEnd(20) + summary,
  );
  return ['Todo Chatbot', ...lines, '', 'Each takes -- --help.'].join('\n');
}

function parse(name: string, command: Command, words: string[]): { values: Values; rest: string[] } {
  // What a command passes on to another program is not judged here.
  const known = command.rest ? splitRest(command, words) : { own: words, rest: [] };
  try {
    const { values } = parseArgs({ args: known.own, options: command.options, allowPositionals: false });
    return { values: values as Values, rest: known.rest };
  } catch (error) {
    const unknown = /'(--?[\w-]+)/.exec((error as Error).message)?.[1];
    const close =
      unknown &&
      nearest(
        unknown,
        Object.keys(command.options).map((option) => `--${option}`),
      );
    throw new Problem({
      code: 'USAGE',
      what: (error as Error).message.split('. ')[0] ?? 'the command line cannot be read',
      where: `npm run ${name} -- ${words.join(' ')}`,
      cause: close
        ? `a typing error; the nearest option is ${close}`
        : 'an option that this command does not know, or a value that is missing',
      next: `npm run ${name} -- --help`,
      class: 'usage',
    });
  }
}

function splitRest(command: Command, words: string[]): { own: string[]; rest: string[] } {
  const own: string[] = [];
  const rest: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const [option = ''] = words[i]!.replace(/^--?/, '').split('=');
    const known = words[i] === '-h' || (words[i]!.startsWith('--') && option in command.options);
    (known ? own : rest).push(words[i]!);
    if (known && command.options[option]?.type === 'string' && !words[i]!.includes('='))
      own.push(words[++i] ?? '');
  }
  return { own, rest };
}

async function main(): Promise<number> {
  const [name = '', ...words] = process.argv.slice(2);
  const command = commands[name];
  if (!command) {
    print(listCommands());
    return ['', '--help', '-h', 'help'].includes(name) ? 0 : 2;
  }
  const { values, rest } = parse(name, command, words);
  if (values['help']) {
    print(usage(name, command));
    return 0;
  }
  return (await command.load()).default(values, rest);
}

// `npm run status | head` closes the pipe early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  process.exitCode = await main();
} catch (error) {
  const problem = asProblem(error);
  process.stderr.write(`\n${problem.explain()}\n`);
  process.exitCode = problem.exitCode;
}
