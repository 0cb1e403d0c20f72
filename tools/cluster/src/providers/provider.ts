import type { Outcome } from '../outcome.ts';

/** A local cluster and what the pipeline needs of it; one file for each kind of cluster. */
export interface Provider {
  /** As typed after `--target`. */
  name: 'minikube';
  /** The kubeconfig context; every kubectl and helm call names it. */
  context: string;
  /** `running`, `stopped`, or `absent`. Costs one status call, starts nothing. */
  state(): Promise<'running' | 'stopped' | 'absent'>;
  /** Starts or makes the cluster when needed. */
  up(port: number): Promise<Outcome>;
  stop(): Promise<void>;
  remove(): Promise<void>;
  /** Name and network of the node's container, when the node is one. */
  node(): Promise<NodeFacts>;
  /** How pods reach a port that the host publishes. */
  hostName: string;
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
