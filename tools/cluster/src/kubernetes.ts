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
  /** Name context and namespace for kubectl; they stand in front of every call. */
  kubectlFlags: string[];
  /** The same for helm; they stand behind. */
  helmFlags: string[];
}

/** The cluster that the settings name. Makes .env when it is missing; starts nothing. */
export function theCluster(settings: Settings = readSettings()): Cluster {
  const provider = minikube(settings.profile);
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

/** An object of the namespace as JSON, or undefined when it is not there. */
export async function getObject<T>(cluster: Cluster, kind: string, name: string): Promise<T | undefined> {
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
