import { asProblem } from '../../../../libs/problem/src/problem.ts';
import { clusterTargets, type ClusterTarget } from '../targets/cluster-targets.ts';
import { clusterState } from './cluster.ts';
import { composeState, embeddedState } from './services.ts';
import type { LiveTarget } from './state.ts';

export type { LiveTarget } from './state.ts';

/** Every target of which something runs. Starts nothing and makes nothing. `onCluster` is told as soon as a cluster is seen to run. */
export async function liveTargets(onCluster?: () => void): Promise<LiveTarget[]> {
  const clusters = clusterTargets.map((target) => orItsFault(target, onCluster));
  const found = await Promise.all([...clusters, embeddedState(), composeState()]);
  return found.filter((one) => one !== undefined);
}

/** A cluster that does not answer or may not be used is told as such and hides nothing of the others. */
async function orItsFault(target: ClusterTarget, onCluster?: () => void): Promise<LiveTarget | undefined> {
  try {
    return await clusterState(target, onCluster);
  } catch (error) {
    const { code, what, next } = asProblem(error).facts;
    return { target, parts: [{ name: 'cluster', ready: false, detail: `${code}: ${what}; ${next}` }] };
  }
}
