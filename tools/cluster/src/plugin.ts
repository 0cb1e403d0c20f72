import { readCachedProjectGraph, type PreTasksExecutionContext, type ProjectGraph } from '@nx/devkit';
import { Problem } from '../../../libs/problem/src/problem.ts';

export const name = '@todo/cluster';

/**
 * Nx runs an unknown configuration (`nx deploy backend --configuration=stage`) as the default one and exits 0.
 * Before any task runs, this refuses a name that no target of the run defines.
 */
export async function preTasksExecution(_options: unknown, context: PreTasksExecutionContext): Promise<void> {
  const asked = askedConfiguration(context.argv);
  if (!asked) return;
  const known = knownConfigurations(readCachedProjectGraph());
  if (known.includes(asked)) return;
  const problem = new Problem({
    code: 'CONFIGURATION-UNKNOWN',
    what: `there is no configuration "${asked}"`,
    where: `nx ${context.argv.slice(2).join(' ')}`,
    cause: `a typing error; known are: ${known.join(', ')}`,
    next: mended(context.argv, asked, nearest(asked, known)),
    class: 'usage',
  });
  // Nx prints a plugin's error as its message alone.
  throw new Error(problem.explain());
}

/** The configuration on an nx command line: `-c x`, `--configuration=x`, `--prod` (Nx's word for `production`), or `project:target:x`. */
export function askedConfiguration(argv: string[]): string | undefined {
  const words = argv.slice(2, argv.includes('--') ? argv.indexOf('--') : undefined);
  for (const [i, word] of words.entries()) {
    const inline = /^(?:-c|--c|--configuration)=(.+)$/.exec(word)?.[1];
    if (inline) return inline;
    if (/^(-c|--c|--configuration)$/.test(word)) return words[i + 1];
  }
  if (words.some((word) => /^--prod(=true)?$/.test(word))) return 'production';
  const run = words.indexOf('run');
  const task = run < 0 ? words[0] : words.slice(run + 1).find((word) => !word.startsWith('-'));
  return /^[^-:\s][^:\s]*:[^:\s]+:([^:\s]+)$/.exec(task ?? '')?.[1];
}

/** The command line with a known configuration in the place of the asked one. */
export function mended(argv: string[], asked: string, known: string): string {
  const words = argv.slice(2).map((word, i, all) => {
    if (/^--prod(=true)?$/.test(word)) return `--configuration=${known}`;
    if (word === asked) return /^(-c|--c|--configuration)$/.test(all[i - 1] ?? '') ? known : word;
    return /[=:]$/.test(word.slice(0, -asked.length)) && word.endsWith(asked)
      ? word.slice(0, -asked.length) + known
      : word;
  });
  return ['nx', ...words].join(' ');
}

function knownConfigurations(graph: ProjectGraph): string[] {
  const targets = Object.values(graph.nodes).flatMap((node) => Object.values(node.data.targets ?? {}));
  return [...new Set(targets.flatMap((target) => Object.keys(target.configurations ?? {})))].sort();
}

const nearest = (asked: string, known: string[]) =>
  known.find((one) => one[0] === asked[0]) ?? known[0] ?? asked;
