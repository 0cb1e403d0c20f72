import { which } from 'zx';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { requireDocker, toolMissing } from '../../../cluster/src/programs/command.ts';
import { dockerIsPodman, isPodman } from '../../../cluster/src/programs/podman.ts';
import { peekSettings, providerNames, type Settings } from '../../../settings/src/settings.ts';

export const targets = ['minikube', 'kind', 'context', 'embedded', 'compose'] as const;
export type Target = (typeof targets)[number];

const tools: Record<Target, string[]> = {
  minikube: ['docker', 'minikube', 'kubectl', 'helm'],
  kind: ['docker', 'kind', 'kubectl', 'helm'],
  context: ['docker', 'kubectl', 'helm'],
  compose: ['docker'],
  embedded: [],
};

/** Whether a program is on PATH. One that is there and does not start tells so itself when it is called. */
export async function hasTool(program: string): Promise<boolean> {
  if (program === 'docker' && (await isPodman())) return false;
  return (await which(program, { nothrow: true })) !== null;
}

/** The Problem for a program that `hasTool` does not find. */
export const lacks = async (program: string): Promise<Problem> =>
  program === 'docker' && (await isPodman()) ? dockerIsPodman() : toolMissing(program);

/** The programs that a target needs and this machine lacks. */
export async function missingTools(target: Target): Promise<string[]> {
  const there = await Promise.all(tools[target].map(hasTool));
  return tools[target].filter((_, i) => !there[i]);
}

/**
 * The target that was asked for, on the command line or by CLUSTER_PROVIDER; else the one that fits this machine:
 * minikube where its tools are, else embedded with the reason. @throws Problem USAGE-TARGET, TOOL-MISSING, DOCKER-PODMAN, DOCKER-DOWN
 */
export async function chooseTarget(
  asked: string | undefined,
  { provider, value }: Pick<Settings, 'provider' | 'value'> = peekSettings(),
  /** Leave it to the plan of a cluster to find out that Docker is down: it asks anyway. */
  planAsks = false,
): Promise<{ target: Target; why: string }> {
  if (asked !== undefined && !(targets as readonly string[]).includes(asked)) throw unknownTarget(asked);
  const named = process.env['CLUSTER_PROVIDER'] || value('CLUSTER_PROVIDER');
  const wanted = (asked as Target | undefined) ?? provider;
  const missing = await missingTools(wanted);
  if (missing.length && (asked || named)) throw await lacks(missing[0]!);
  if (missing.length) return { target: 'embedded', why: await whyEmbedded(missing) };
  const asks = planAsks && providerNames.some((one) => one === wanted);
  if (wanted !== 'embedded' && !asks) await requireDocker();
  if (asked) return { target: wanted, why: 'as asked' };
  return { target: wanted, why: named ? 'as CLUSTER_PROVIDER says' : `${tools[wanted].join(', ')} are here` };
}

/** What is missing, and the cluster that could be had with what is there. */
async function whyEmbedded(missing: string[]): Promise<string> {
  const kind = missing.length === 1 && missing[0] === 'minikube' && (await hasTool('kind'));
  const offer = kind ? '; kind is here: npm start -- --target kind' : '';
  const podman = missing.includes('docker') && (await isPodman());
  const names = missing.map((name) =>
    podman && name === 'docker' ? "docker (the one here is Podman's)" : name,
  );
  return `${names.join(', ')} not found, so without Kubernetes${offer}`;
}

/**
 * Makes the target's kind of cluster the one that this process and all that it starts work on; `context` names one
 * elsewhere.
 */
export function chooseCluster(target: Target, context?: string): void {
  const provider = providerNames.find((one) => one === target);
  if (provider) process.env['CLUSTER_PROVIDER'] = provider;
  if (context) process.env['CLUSTER_CONTEXT'] = context;
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
