/** Where a failure shows. Each has its reader in `signs.ts`, those of helm in `helm-problem.ts`. */
export type Place =
  /** The reason for which a container waits. */
  | 'waiting'
  /** How a container ended. */
  | 'ended'
  /** The last lines of a container that crashes. */
  | 'log'
  /** What the node says of a pod that it put out. */
  | 'evicted'
  /** What the scheduler says of a pod that has no node. */
  | 'unscheduled'
  /** A pod that has a node, which has not taken it up. The node must say why. */
  | 'untaken'
  /** A warning about a pod whose containers do not start. */
  | 'warning'
  /** A probe for which the container is started again, or which keeps the pod from being ready. */
  | 'probe'
  /** Pods that a ReplicaSet or Job may not make. */
  | 'refused'
  /** A Job of the release that has failed for good. */
  | 'job'
  /** A Deployment that makes no progress. */
  | 'rollout'
  /** What helm prints when it ends. */
  | 'helm';

export interface Sign {
  in: Place;
  /** The cluster's name for it; any when left out. */
  reasons?: string[];
  /** In the cluster's words. */
  message?: RegExp;
  /** How often a warning must have been said; 3 when left out. */
  times?: number;
  /** Looks in a row that must show this sign, where it is another number than the failure's. */
  looks?: number;
}

/**
 * One way in which a deployment fails. `{name}` in the texts is replaced by what is known: kubectl and helm with context and
 * namespace, pod, container, release and what `details.ts` finds.
 */
export interface Failure {
  /** Stable name, for searching and for tests. */
  code: string;
  title: string;
  /** Any of them is enough. */
  signs: Sign[];
  /** The cluster's words as they were seen once. */
  example: string;
  cause: string;
  /** What to type or do, in this order. */
  next: string[];
  /** The last lines of the container's log are shown. */
  logs?: true;
  /** Looks in a row that must show it; 3 when left out. Fewer where it cannot pass, more where it often does. */
  looks?: number;
  /** Made on a real cluster by `on-cluster/`; or on one that was broken for it, from which `fixtures/` has what it said. */
  tested: 'cluster' | 'recorded';
}
