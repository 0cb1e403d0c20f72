import { $ } from 'zx';
import { Problem } from '../../../libs/problem/src/problem.ts';
import { attempt, failed } from './command.ts';
import type { Cluster } from './kubernetes.ts';
import { done, unchanged, type Outcome } from './outcome.ts';

interface Runtime {
  /** Arguments of `docker exec` that list the image when it is there. */
  has(image: string): string[];
  /** Arguments of `docker exec -i` that read `docker save` on stdin. */
  import: string[];
}

const fullName = (image: string) => `docker.io/library/${image}`;

/** By the prefix of a node's containerRuntimeVersion. */
const runtimes: Record<string, Runtime> = {
  containerd: {
    has: (image) => ['ctr', '-n', 'k8s.io', 'images', 'ls', '-q', `name==${fullName(image)}`],
    import: ['ctr', '-n', 'k8s.io', 'images', 'import', '-'],
  },
  docker: {
    has: (image) => ['docker', 'image', 'ls', '-q', image],
    import: ['docker', 'load'],
  },
};

/**
 * The `load` target: the cluster's node has the image. Streams it into the node's container, which is faster than
 * `minikube image load` (that one writes a tar first, and exits 0 when it failed), and looks afterwards.
 */
export async function ensureLoaded(cluster: Cluster, image: string): Promise<Outcome> {
  const { container } = await cluster.provider.node();
  const version = await cluster.kubectl([
    'get',
    'nodes',
    '-o',
    'jsonpath={.items[0].status.nodeInfo.containerRuntimeVersion}',
  ]);
  const runtime = runtimes[version.split(':')[0] ?? ''];
  const place = `${cluster.provider.name} ${cluster.provider.context}`;
  if (!container || !runtime) return loadByProvider(cluster, image, place);

  const has = async () => {
    const listed = await attempt('docker', ['exec', container, ...runtime.has(image)]);
    if (listed.exitCode !== 0) throw failed('docker', ['exec', container, ...runtime.has(image)], listed);
    return listed.stdout.trim() !== '';
  };
  if (await has()) return unchanged(`${image} is on the node of ${place}`);
  const quiet = { quiet: true, nothrow: true } as const;
  const loaded = await $(quiet)`docker save ${image}`.pipe(
    $(quiet)`docker exec -i ${container} ${runtime.import}`,
  );
  if (loaded.exitCode !== 0 || !(await has())) throw notLoaded(image, place, loaded.stderr);
  return done(`${image} loaded into the node of ${place}`);
}

async function loadByProvider(cluster: Cluster, image: string, place: string): Promise<Outcome> {
  const has = async () => (await cluster.provider.listSlowly()).includes(fullName(image));
  if (await has()) return unchanged(`${image} is on the node of ${place}`);
  await cluster.provider.loadSlowly(image);
  if (!(await has())) throw notLoaded(image, place, '');
  return done(`${image} loaded into ${place}`);
}

function notLoaded(image: string, place: string, words: string): Problem {
  return new Problem({
    code: 'IMAGE-LOAD',
    what: `${image} did not reach the node`,
    where: place,
    cause: 'no space on the node, or the node was restarted meanwhile',
    next: 'df -h; docker system df; then npm start',
    words,
  });
}
