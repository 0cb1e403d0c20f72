import { Problem } from '../../../libs/problem/src/problem.ts';
import { attempt, requireDocker, toolMissing } from '../../cluster/src/command.ts';

export const targets = ['minikube', 'embedded', 'compose'] as const;
export type Target = (typeof targets)[number];

const tools: Record<Target, string[]> = {
  minikube: ['docker', 'minikube', 'kubectl', 'helm'],
  compose: ['docker'],
  embedded: [],
};

const versionArgs: Record<string, string[]> = {
  docker: ['--version'],
  minikube: ['version'],
  kubectl: ['version', '--client'],
  helm: ['version', '--short'],
};

/** Whether a program is on PATH and starts. */
export async function hasTool(program: string): Promise<boolean> {
  try {
    return (await attempt(program, versionArgs[program] ?? ['--version'], { timeout: 20 })).exitCode === 0;
  } catch {
    return false;
  }
}

/** The programs that a target needs and this machine lacks. */
export async function missingTools(target: Target): Promise<string[]> {
  const there = await Promise.all(tools[target].map(hasTool));
  return tools[target].filter((_, i) => !there[i]);
}

/**
 * The target that was asked for, or the one that fits this machine: minikube where its tools are, else embedded with
 * the reason. @throws Problem USAGE-TARGET, TOOL-MISSING, DOCKER-DOWN
 */
export async function chooseTarget(asked: string | undefined): Promise<{ target: Target; why: string }> {
  if (asked !== undefined && !(targets as readonly string[]).includes(asked)) throw unknownTarget(asked);
  const wanted = (asked as Target | undefined) ?? 'minikube';
  const missing = await missingTools(wanted);
  if (missing.length && asked) throw toolMissing(missing[0]!);
  if (missing.length)
    return { target: 'embedded', why: `${missing.join(', ')} not found, so without Kubernetes` };
  if (wanted !== 'embedded') await requireDocker();
  return { target: wanted, why: asked ? 'as asked' : 'Docker, minikube, kubectl and helm are here' };
}

function unknownTarget(asked: string): Problem {
  return new Problem({
    code: 'USAGE-TARGET',
    what: `there is no target "${asked}"`,
    where: `npm start -- --target ${asked}`,
    cause: `a typing error; known are ${targets.join(', ')}`,
    next: 'npm start -- --help',
    class: 'usage',
  });
}
