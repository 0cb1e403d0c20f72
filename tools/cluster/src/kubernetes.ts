import { Problem } from '../../../libs/problem/src/problem.ts';
import { readSettings, type Settings } from '../../settings/src/settings.ts';
import { attempt, run } from './command.ts';
import { minikube } from './providers/minikube.ts';
import type { Provider } from './providers/provider.ts';

export interface Cluster {
  settings: Settings;
  provider: Provider;
  namespace: string;
  /** kubectl with context and namespace named; must succeed. */
  kubectl(args: string[], input?: string): Promise<string>;
  /** helm with context and namespace named. */
  helmFlags: string[];
}

/** The cluster that the settings name. Makes .env when it is missing; starts nothing. */
export function theCluster(settings: Settings = readSettings()): Cluster {
  const provider = minikube(settings.profile);
  const { namespace } = settings;
  const base = ['--context', provider.context, '-n', namespace];
  return {
    settings,
    provider,
    namespace,
    kubectl: (args, input) => run('kubectl', [...base, ...args], input === undefined ? {} : { input }),
    helmFlags: ['--kube-context', provider.context, '-n', namespace],
  };
}

/** An object of the namespace as JSON, or undefined when it is not there. */
export async function getObject<T>(cluster: Cluster, kind: string, name: string): Promise<T | undefined> {
  const args = [
    '--context',
    cluster.provider.context,
    '-n',
    cluster.namespace,
    'get',
    kind,
    name,
    '-o',
    'json',
  ];
  const found = await attempt('kubectl', args);
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
