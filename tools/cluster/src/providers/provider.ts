import type { ProviderName } from '../../../settings/src/settings.ts';
import type { Outcome } from '../outcome/outcome.ts';

export type ClusterState = 'running' | 'stopped' | 'absent';

/** A cluster and what the pipeline needs of it; one file for each kind of cluster. */
export interface Provider {
  /** As typed after `--target`. */
  name: ProviderName;
  /** The kubeconfig context; every kubectl and helm call names it. */
  context: string;
  /** As people say it: `minikube profile todo`. */
  title: string;
  /** Whether `up` can make the cluster, `stop` and `remove` can end it; false for one elsewhere. */
  local: boolean;
  /** `running`, `stopped`, or `absent`. Costs one status call, starts nothing. */
  state(): Promise<ClusterState>;
  /** Starts or makes the cluster when needed. */
  up(port: number): Promise<Outcome>;
  stop(): Promise<void>;
  remove(): Promise<void>;
  /** Name and network of the node's container, when the node is one. Asked once, and again after a start or a stop. */
  node(): Promise<NodeFacts>;
  /** How pods reach a port that the host publishes; an address that holds when the cluster or the machine restarts. */
  hostName(): Promise<string>;
  /** Puts an image of the local engine into the node by the provider's own command. */
  loadSlowly(image: string): Promise<void>;
  /** Image names on the node by the provider's own command. */
  listSlowly(): Promise<string[]>;
}

export interface NodeFacts {
  /** The node's address as seen from the host. */
  address: string;
  /** The Docker container that the node runs in; undefined for a virtual machine. */
  container?: string;
  /** Gateway of the container's network: an address of the host that pods reach. */
  gateway?: string;
  /** Host port that leads to NodePort 30000. */
  publishedPort?: number;
}

/** Asks once and keeps the answer until it is told to forget it; a failure is not kept. */
export function remembered<T>(ask: () => Promise<T>): { get(): Promise<T>; forget(): void } {
  let known: Promise<T> | undefined;
  return {
    get() {
      const asked = (known ??= ask());
      asked.catch(() => {
        if (known === asked) known = undefined;
      });
      return asked;
    },
    forget() {
      known = undefined;
    },
  };
}
