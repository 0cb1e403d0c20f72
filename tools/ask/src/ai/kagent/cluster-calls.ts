import { Problem } from '../../../../../libs/problem/src/problem.ts';
import { attempt, run, type Output } from '../../../../cluster/src/programs/command.ts';
import type { Cluster } from '../../../../cluster/src/kubernetes.ts';
import { kagentNamespace, keySecret, type Release } from './charts.ts';

/** helm and kubectl in kagent's namespace, the context named. */
export interface Calls {
  helm(args: string[], input?: string): Promise<Output>;
  kubectl(args: string[], input?: string): Promise<string>;
  tryKubectl(args: string[]): Promise<Output>;
}

/** Seconds for one call of helm, which waits for pods; longer than its own limit. */
const helmSeconds = 330;

export function callsOn(cluster: Cluster): Calls {
  const { context } = cluster.provider;
  const kubectl = (args: string[]) => ['--context', context, '-n', kagentNamespace, ...args];
  const given = (input?: string) => (input === undefined ? {} : { input });
  return {
    helm: (args, input) =>
      attempt('helm', [...args, '--kube-context', context, '-n', kagentNamespace], {
        timeout: helmSeconds,
        ...given(input),
      }),
    kubectl: (args, input) => run('kubectl', kubectl(args), { timeout: 60, ...given(input) }),
    tryKubectl: (args) => attempt('kubectl', kubectl(args), { timeout: 20 }),
  };
}

/**
 * `ours`, or of somebody else, or not there. The Secret of the key is the mark: it is made before anything else, so that an
 * installation that failed half way is ours too.
 */
export async function stateOf(
  release: Release,
  { helm, tryKubectl }: Calls,
): Promise<'absent' | 'ours' | 'foreign'> {
  const asked = await helm(['status', release, '-o', 'json']);
  if (asked.exitCode !== 0) {
    if (/not found/.test(asked.stderr)) return 'absent';
    throw helmFailed('status', release, asked);
  }
  const mark = await tryKubectl(['get', 'secret', keySecret, '-o', 'name']);
  return mark.exitCode === 0 ? 'ours' : 'foreign';
}

/** kagent was installed by somebody else. */
export const foreign = (release: Release): Problem =>
  new Problem({
    code: 'AI-KAGENT-FOREIGN',
    what: `${release} is there, and was not installed from here`,
    where: `namespace ${kagentNamespace}`,
    cause: 'somebody installed it by hand or by its own program',
    next: `it stays as it is; ask it: npm run ai -- kagent "…"; to remove it: helm uninstall ${release} -n ${kagentNamespace}`,
    class: 'refused',
  });

export const helmFailed = (verb: string, release: Release, output: Output): Problem =>
  new Problem({
    code: 'AI-KAGENT-HELM',
    what: `helm ${verb} ${release} ended with exit code ${output.exitCode}`,
    where: `namespace ${kagentNamespace}`,
    cause:
      'no network to the registry ghcr.io, too little memory or CPU for its pods, or a half made installation',
    next: `kubectl -n ${kagentNamespace} get pods, then: npm run ai -- kagent remove`,
    words: output.stderr || output.stdout,
  });
