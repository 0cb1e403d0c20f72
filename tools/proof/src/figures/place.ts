import { theCluster, type Cluster } from '../../../cluster/src/kubernetes.ts';
import { peekSettings } from '../../../settings/src/settings.ts';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import type { RunnerOptions } from '../proof.ts';
import { Checkout, profile } from '../workspace/checkout.ts';
import type { Ran } from '../workspace/programs.ts';

/** A clone whose app runs in the proofs' cluster. */
export interface Place {
  checkout: Checkout;
  cluster: Cluster;
  /** The container in which the cluster's node runs. */
  node: string;
}

/** The cluster that a clone's settings name: the proofs' own. */
export function clusterOf(checkout: Checkout): Cluster {
  // What the clone's programs get by their environment.
  process.env['MINIKUBE_PROFILE'] = process.env['KIND_CLUSTER'] = profile;
  return theCluster(peekSettings(checkout.root));
}

/** A clone of this commit, deployed. */
export async function deployedPlace(name: string, { say }: RunnerOptions): Promise<Place> {
  const checkout = await new Checkout(name).make();
  say(`a clone in ${checkout.root} is brought up`);
  const cluster = clusterOf(checkout);
  await mustStart(checkout);
  return { checkout, cluster, node: await nodeContainer(cluster) };
}

/** @throws Problem PROOF-START with the run's own last words */
export async function mustStart(checkout: Checkout, ...args: string[]): Promise<Ran> {
  const ran = await checkout.start(...args);
  if (ran.exitCode === 0) return ran;
  throw new Problem({
    code: 'PROOF-START',
    what: `npm start ended with exit code ${ran.exitCode}`,
    where: checkout.root,
    cause: 'see the lines above',
    next: `the same command again, or away with all of it: cd ${checkout.root} && MINIKUBE_PROFILE=${profile} npm run down -- --all --data --yes`,
    words: ran.stderr,
  });
}

export async function nodeContainer(cluster: Cluster): Promise<string> {
  const { container } = await cluster.provider.node();
  if (container) return container;
  throw new Problem({
    code: 'PROOF-NODE',
    what: 'the node of the cluster is no container',
    where: `context ${cluster.provider.context}`,
    cause: 'a driver other than docker',
    next: 'npm run proof on a machine whose cluster uses the docker driver',
    class: 'preflight',
  });
}
