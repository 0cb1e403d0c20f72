import { attempt } from '../../programs/command.ts';
import type { Cluster } from '../../kubernetes.ts';
import type { Condition, Metadata } from '../snapshot/pod.ts';

/** A node, as far as it is read here. */
export interface Node {
  metadata: Pick<Metadata, 'name'>;
  spec: { taints?: { key: string; value?: string; effect: string }[] };
  status?: { conditions?: Condition[] };
}

/** All nodes; undefined for a user who may not see them. */
export async function askNodes(cluster: Cluster): Promise<Node[] | undefined> {
  const found = await attempt('kubectl', [...cluster.kubectlFlags, 'get', 'nodes', '-o', 'json'], {
    timeout: 10,
  });
  return found.exitCode === 0 ? (JSON.parse(found.stdout) as { items: Node[] }).items : undefined;
}

/** The taints of all nodes, which the scheduler counts and does not name. */
export const taintsOf = (nodes: Node[]): string =>
  nodes
    .flatMap(({ metadata, spec }) =>
      (spec.taints ?? []).map(
        ({ key, value, effect }) => `${metadata.name}: ${key}${value ? `=${value}` : ''}:${effect}`,
      ),
    )
    .join(', ');

/** For so long a node that starts may not be ready: its network comes up last. */
const starting = 30_000;

/** Why nodes are not ready, in their own words, and whether it lasts: a node that starts is not ready for a while. */
export function notReady(nodes: Node[], created: string): { cause: string; sure: boolean } | undefined {
  const found = nodes.flatMap(({ metadata, status }) => {
    const told = status?.conditions?.find(({ type }) => type === 'Ready');
    return told && told.status !== 'True' ? [{ name: metadata.name, ...told }] : [];
  });
  if (!found.length) return undefined;
  return {
    cause: found
      .map(({ name, lastTransitionTime, message }) =>
        `node ${name} is not ready since ${lastTransitionTime}: ${message ?? 'it does not say why'}`.replace(
          /\.$/,
          '',
        ),
      )
      .join('; '),
    // Both times are the cluster's. `Unknown` is what it says of a node that was silent for most of a minute.
    sure: found.every(
      ({ status, lastTransitionTime }) =>
        status === 'Unknown' || Date.parse(created) - Date.parse(lastTransitionTime ?? '') >= starting,
    ),
  };
}
