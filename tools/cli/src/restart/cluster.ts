import { waitReady } from '../../../cluster/src/deploy/upgrade.ts';
import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import { done, type Outcome } from '../../../cluster/src/outcome/outcome.ts';
import type { Service } from '../command-line/command.ts';

/**
 * New pods of the same release, each old one kept until a new one is ready. `kubectl` writes a time into the Deployment's pod
 * template, a field that the chart does not set and that is nobody's but kubectl's: no difference for the drift check.
 */
export async function restartOnCluster(cluster: Cluster, service: Service): Promise<Outcome> {
  await cluster.kubectl(['rollout', 'restart', `deployment/${service}`]);
  await waitReady(cluster, service);
  return done('new pods are ready');
}
