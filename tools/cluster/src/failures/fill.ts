import type { Cluster } from '../kubernetes.ts';

/** Puts the facts in place of `{name}`; what is not known stays as it is. */
export const fill = (text: string, facts: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole);

/** What every failure of this release knows. */
export const placeholders = (cluster: Cluster, release: string): Record<string, string> => ({
  release,
  namespace: cluster.namespace,
  context: `--context ${cluster.provider.context}`,
  kubectl: `kubectl ${cluster.kubectlFlags.join(' ')}`,
  helmFlags: cluster.helmFlags.join(' '),
});
