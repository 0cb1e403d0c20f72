import type { RunnerOptions } from '../proof.ts';
import { clusterOf, mustStart, type Place } from '../figures/place.ts';
import { Checkout, hostPort } from '../workspace/checkout.ts';
import { podsOf } from '../workspace/pods.ts';
import { slowModelName, slowModelObjects } from './streams/slow-model-objects.ts';

/** The app as it is in production, deployed from a clone of the commit, behind the NodePort. */
export interface RolloutPlace extends Pick<Place, 'checkout' | 'cluster'> {
  /** http://127.0.0.1:PORT */
  url: string;
  say(text: string): void;
}

export async function rolloutPlace({ say }: RunnerOptions): Promise<RolloutPlace> {
  const checkout = await new Checkout('rollout').make();
  say(`a clone in ${checkout.root} is brought up`);
  const cluster = clusterOf(checkout);
  // Sets right what an earlier run has left, also by hand.
  await mustStart(checkout, '--configuration', 'prod');
  const [pod] = await podsOf(checkout, cluster, 'frontend');
  const kubectl = (args: string[], input?: string) =>
    checkout.must('kubectl', [...cluster.kubectlFlags, ...args], input);
  await kubectl(['delete', 'pod', slowModelName, '--ignore-not-found']);
  await kubectl(['apply', '-f', '-'], JSON.stringify(slowModelObjects(pod?.image ?? '')));
  await kubectl(['wait', '--for=condition=Ready', `pod/${slowModelName}`, '--timeout=60s']);
  return { checkout, cluster, url: `http://127.0.0.1:${hostPort}`, say };
}
