import { attempt, failed } from '../../../cluster/src/programs/command.ts';
import type { Cluster } from '../../../cluster/src/kubernetes.ts';

const fullName = (image: string) => `docker.io/library/${image}`;

/**
 * Takes images from a cluster's node. `crictl` removes every name of an image; where the node has none, `ctr` does it name by
 * name, and `docker` on a node of that runtime. A node that is no container of this machine: by minikube's own command.
 */
export async function removeFromNode(cluster: Cluster, images: string[]): Promise<void> {
  const { container } = await cluster.provider.node();
  if (!container) return removeByProvider(cluster, images);
  const names = images.map(fullName);
  const ways = [
    ['crictl', 'rmi', ...names],
    ['ctr', '-n', 'k8s.io', 'images', 'rm', ...names],
    ['docker', 'image', 'rm', ...images],
  ];
  for (const way of ways) {
    const args = ['exec', container, ...way];
    const removed = await attempt('docker', args);
    if (removed.exitCode === 0) return way[0] === 'ctr' ? removeNameless(container) : undefined;
    // 126 and 127: the node has no such program.
    if (![126, 127].includes(removed.exitCode)) throw failed('docker', args, removed);
  }
}

async function removeByProvider({ provider }: Cluster, images: string[]): Promise<void> {
  if (provider.name !== 'minikube') return;
  const args = ['-p', provider.context, 'image', 'rm', ...images];
  const removed = await attempt('minikube', args);
  if (removed.exitCode !== 0) throw failed('minikube', args, removed);
}

/** Beside its name an image has one by its id, which keeps the layers: removed when no other name stands for the same. */
async function removeNameless(container: string): Promise<void> {
  const ctr = ['exec', container, 'ctr', '-n', 'k8s.io', 'images'];
  const listed = await attempt('docker', [...ctr, 'ls']);
  const rows = listed.stdout.split('\n').map((line) => line.split(/\s+/));
  const images = rows.map(([name = '', , digest = '']) => ({ name, digest }));
  const named = new Set(images.filter(({ name }) => !name.startsWith('sha256:')).map(({ digest }) => digest));
  const left = images.filter(({ name, digest }) => name.startsWith('sha256:') && !named.has(digest));
  if (left.length) await attempt('docker', [...ctr, 'rm', ...left.map(({ name }) => name)]);
}
