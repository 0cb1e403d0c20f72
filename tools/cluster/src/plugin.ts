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
    next: `nx ${context.argv.slice(2).join(' ').replace(asked, nearest(asked, known))}`,
    class: 'usage',
  });
  // Nx prints a plugin's error as its message alone.
  throw new Error(problem.explain());
}

/** The configuration on an nx command line: `-c x`, `--configuration=x`, `--prod`, or `project:target:x`. */
export function askedConfiguration(argv: string[]): string | undefined {
  const words = argv.slice(2, argv.includes('--') ? argv.indexOf('--') : undefined);
  for (const [i, word] of words.entries()) {
    const inline = /^(?:-c|--c|--configuration)=(.+)$/.exec(word)?.[1];
    if (inline) return inline;
    if (/^(-c|--c|--configuration)$/.test(word)) return words[i + 1];
  }
  return words.map((word) => /^[^-:\s][^:\s]*:[^:\s]+:([^:\s]+)$/.exec(word)?.[1]).find(Boolean);
}

function knownConfigurations(graph: ProjectGraph): string[] {
  const targets = Object.values(graph.nodes).flatMap((node) => Object.values(node.data.targets ?? {}));
  return [...new Set(targets.flatMap((target) => Object.keys(target.configurations ?? {})))].sort();
}

const nearest = (asked: string, known: string[]) =>
  known.find((one) => one[0] === asked[0]) ?? known[0] ?? asked;
