import { Problem } from '../../../libs/problem/src/problem.ts';
import { readSettings, type Settings } from '../../settings/src/settings.ts';
import { readObjects } from './api/read.ts';
import { attempt, run } from './programs/command.ts';
import { requireAllowed } from './guard/context-guard.ts';
import { guardContext } from './guard/guarded-calls.ts';
import { guarded, providerOf } from './providers/choose.ts';
import type { Provider } from './providers/provider.ts';

export interface Cluster {
  settings: Settings;
  provider: Provider;
  namespace: string;
  /** kubectl with context and namespace named; must succeed. */
  kubectl(args: string[], input?: string): Promise<string>;
  /** Name context and namespace for kubectl; they stand in front of every call. */
  kubectlFlags: string[];
  /** The same for helm; they stand behind. */
  helmFlags: string[];
}

/**
 * The cluster that the settings name. Makes .env when it is missing; starts nothing. No call of kubectl or helm names its
 * context before `check` has allowed it.
 */
export function theCluster(settings: Settings = readSettings(), check = requireAllowed): Cluster {
  const own = providerOf(settings);
  const allow = guardContext(own.context, () => check(own, settings));
  const provider = guarded(own, allow);
  const { namespace } = settings;
  const kubectlFlags = ['--context', provider.context, '-n', namespace];
  return {
    settings,
    provider,
    namespace,
    kubectl: (args, input) =>
      run('kubectl', [...kubectlFlags, ...args], input === undefined ? {} : { input }),
    kubectlFlags,
    helmFlags: ['--kube-context', provider.context, '-n', namespace],
  };
}

/** Kinds that are read one by one. */
const single = {
  deployment: ['apps/v1', 'Deployment'],
  secret: ['v1', 'Secret'],
  service: ['v1', 'Service'],
};

/** An object of the namespace as JSON, or undefined when it is not there. @throws Problem CLUSTER-AWAY */
export async function getObject<T>(
  cluster: Cluster,
  kind: keyof typeof single,
  name: string,
): Promise<T | undefined> {
  const [apiVersion, Kind] = single[kind] as [string, string];
  const read = await readObjects(cluster, [{ apiVersion, kind: Kind, metadata: { name } }]);
  if (read) return read[0] as T | undefined;
  const found = await attempt('kubectl', [...cluster.kubectlFlags, 'get', kind, name, '-o', 'json']);
  if (found.exitCode === 0) return JSON.parse(found.stdout) as T;
  if (/NotFound|not found/.test(found.stderr)) return undefined;
  throw clusterAway(cluster, found.stderr);
}

/** The Problem of a cluster that does not answer. */
export function clusterAway(cluster: Cluster, words: string): Problem {
  return new Problem({
    code: 'CLUSTER-AWAY',
    what: 'the cluster does not answer',
    where: `context ${cluster.provider.context}`,
    cause: 'it is stopped, or its address changed when Docker was restarted',
    next: 'npm start',
    words,
  });
}
