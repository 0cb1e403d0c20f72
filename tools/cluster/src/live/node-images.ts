import { attempt } from '../programs/command.ts';
import type { Cluster } from '../kubernetes.ts';
import { nodeRuntime } from '../transfer/node-runtime.ts';

/**
 * The images of this project on the cluster's node, as `todo-backend:h…`. Asks the node's container directly, which takes
 * a tenth of the time of the provider's own command.
 */
export async function nodeImages(cluster: Cluster): Promise<Set<string>> {
  const [{ container }, runtime] = await Promise.all([cluster.provider.node(), nodeRuntime(cluster)]);
  if (container && runtime) {
    const listed = await attempt('docker', ['exec', container, ...runtime.ours]);
    if (listed.exitCode === 0) return shortNames(listed.stdout.split('\n'));
  }
  return shortNames(await cluster.provider.listSlowly());
}

const shortNames = (names: string[]): Set<string> =>
  new Set(
    names
      .map((name) => name.trim().replace(/^docker\.io\/library\//, ''))
      .filter((name) => name.startsWith('todo-')),
  );
