import { Problem } from '../../../../libs/problem/src/problem.ts';
import { attempt, failed } from '../programs/command.ts';
import type { Cluster } from '../kubernetes.ts';
import { done, unchanged, type Outcome } from '../outcome/outcome.ts';
import { checkPushed, ensurePushed } from '../registry/push.ts';
import { intoNode } from '../transfer/into-node.ts';
import { fullName, nodeRuntime } from '../transfer/node-runtime.ts';
import { differs, equal, type Verdict } from '../outcome/verdict.ts';

/** Whether the cluster gets at the image: it is among those of the node, or in the registry of a cluster elsewhere. */
export async function checkLoaded(cluster: Cluster, image: string, onNode: Set<string>): Promise<Verdict> {
  if (!cluster.provider.local) return checkPushed(cluster, image);
  return onNode.has(image) ? equal(`${image} is on the node`) : differs(`the node lacks ${image}`);
}

/**
 * The `load` target: the cluster gets at the image. One elsewhere has a registry, one here a node, into which the layers
 * that it lacks are streamed: `minikube image load` writes a tar of all of them first, and exits 0 when it failed. Looks
 * afterwards.
 */
export async function ensureLoaded(cluster: Cluster, image: string): Promise<Outcome> {
  if (!cluster.provider.local) return ensurePushed(cluster, image);
  const [{ container }, runtime] = await Promise.all([cluster.provider.node(), nodeRuntime(cluster)]);
  const place = cluster.provider.title;
  if (!container || !runtime) return loadByProvider(cluster, image, place);

  const has = async () => {
    const listed = await attempt('docker', ['exec', container, ...runtime.has(image)]);
    if (listed.exitCode !== 0) throw failed('docker', ['exec', container, ...runtime.has(image)], listed);
    return listed.stdout.trim() !== '';
  };
  if (await has()) return unchanged(`${image} is on the node of ${place}`);
  let loaded = await intoNode(container, image, runtime);
  // A node that lost a layer which it lists gets the whole image.
  if (loaded.exitCode !== 0 && loaded.spared > 0)
    loaded = await intoNode(container, image, { import: runtime.import });
  if (loaded.exitCode !== 0) {
    const problem = failed('docker', ['save', image], loaded);
    throw problem.facts.code === 'DOCKER-DOWN' ? problem : notLoaded(image, place, loaded.stderr);
  }
  if (!(await has())) throw notLoaded(image, place, loaded.stderr);
  return done(`${image} loaded into the node of ${place}${sparedWords(loaded.spared)}`);
}

const sparedWords = (bytes: number) =>
  bytes > 1_000_000 ? `, ${Math.round(bytes / 1_000_000)} MB of layers were there` : '';

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
