import { readNodes } from '../api/read.ts';
import type { Cluster } from '../kubernetes.ts';
import type { ImageReader } from './into-node.ts';

/** What runs the pods on a node, asked inside of the node's container; each list holds arguments of `docker exec`. */
export interface NodeRuntime extends ImageReader {
  /** Lists the image when it is there. */
  has(image: string): string[];
  /** Lists the images of this project. */
  ours: string[];
}

/** A local image's name as a node has it. */
export const fullName = (image: string): string => `docker.io/library/${image}`;

/** By the prefix of a node's containerRuntimeVersion. Minikube's nodes have both programs, so that these alone tell nothing. */
const runtimes: Record<string, NodeRuntime> = {
  containerd: {
    has: (image) => ['ctr', '-n', 'k8s.io', 'images', 'ls', '-q', `name==${fullName(image)}`],
    ours: ['ctr', '-n', 'k8s.io', 'images', 'ls', '-q', 'name~=todo-'],
    import: ['ctr', '-n', 'k8s.io', 'images', 'import', '-'],
    content: ['ctr', '-n', 'k8s.io', 'content', 'ls', '-q'],
  },
  docker: {
    has: (image) => ['docker', 'image', 'ls', '-q', image],
    ours: ['docker', 'image', 'ls', '--filter', 'reference=todo-*', '--format', '{{.Repository}}:{{.Tag}}'],
    import: ['docker', 'load'],
  },
};

/** The runtime of the cluster's node; undefined for one that is not known here. */
export async function nodeRuntime(cluster: Cluster): Promise<NodeRuntime | undefined> {
  const version = (await readNodes(cluster))?.[0]?.runtime ?? (await askKubectl(cluster));
  return runtimes[version.split(':')[0] ?? ''];
}

const askKubectl = (cluster: Cluster): Promise<string> =>
  cluster.kubectl(['get', 'nodes', '-o', 'jsonpath={.items[0].status.nodeInfo.containerRuntimeVersion}']);
