import { theCluster, type Cluster } from '../../../cluster/src/kubernetes.ts';
import { peekSettings, providerNames, type ProviderName } from '../../../settings/src/settings.ts';
import { targets, type Target } from './target.ts';

/** The targets that are Kubernetes clusters. */
export type ClusterTarget = Extract<Target, ProviderName>;

export const isClusterTarget = (target: string): target is ClusterTarget =>
  (providerNames as readonly string[]).includes(target);

export const clusterTargets: readonly ClusterTarget[] = targets.filter(isClusterTarget);

/** The cluster of a target as .env names it; makes nothing. Undefined where .env names none. */
export function theClusterOf(target: ClusterTarget): Cluster | undefined {
  const settings = peekSettings();
  // A cluster elsewhere has no usual name.
  if (target === ('context' as string) && !settings.context) return undefined;
  return theCluster({ ...settings, provider: target });
}
