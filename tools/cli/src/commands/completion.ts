import { readFileSync } from 'node:fs';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import type { Values } from '../command-line/command.ts';
import { commands } from '../command-line/command-table.ts';
import { bashScript } from '../completion/bash.ts';
import { fishScript } from '../completion/fish.ts';
import { completedCommands } from '../completion/words.ts';
import { zshScript } from '../completion/zsh.ts';
import { nearest } from '../command-line/nearest.ts';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };

/** `npm run -s completion -- bash`: prints the script that completes these commands and their options. */
export default function completion(_values: Values, rest: string[]): Promise<number> {
  const [shell = '', ...more] = rest;
  if (more.length || !Object.hasOwn(scripts, shell)) throw unknownShell(rest.join(' '));
  const { name } = JSON.parse(readFileSync(inWorkspace('package.json'), 'utf8')) as { name: string };
  process.stdout.write(scripts[shell as keyof typeof scripts](completedCommands(commands), name));
  return Promise.resolve(0);
}

function unknownShell(words: string): Problem {
  const known = Object.keys(scripts);
  return new Problem({
    code: 'USAGE-SHELL',
    what: words ? `there is no completion for "${words}"` : 'no shell is named',
    where: `npm run completion -- ${words}`.trim(),
    cause: `known are ${known.join(', ')}`,
    next: `npm run -s completion -- ${nearest(words, known) ?? 'bash'}`,
    class: 'usage',
  });
}
