import { tellCrashes, tellInterruptions, tellProblem } from './run/last-words.ts';
import { parseWords, unknownCommand } from './command-line/parse-words.ts';
import { listCommands, usage } from './command-line/usage.ts';

const print = (text: string) => process.stdout.write(`${text}\n`);

async function main(): Promise<number> {
  // Read only now: what it cannot read is told as any other problem.
  const { commands } = await import('./command-line/command-table.ts');
  const [name = '', ...words] = process.argv.slice(2);
  if (['', '--help', '-h', 'help'].includes(name)) {
    print(listCommands(commands));
    return 0;
  }
  const command = commands[name];
  if (!command) throw unknownCommand(name, Object.keys(commands));
  const { values, rest } = parseWords(name, command, words);
  if (values['help']) {
    print(usage(name, command));
    return 0;
  }
  return (await command.load()).default(values, rest);
}

// `npm run status | head` closes the pipe early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

tellCrashes();
tellInterruptions();
try {
  process.exitCode = await main();
} catch (error) {
  process.exitCode = tellProblem(error);
}
