import { Problem } from '../../../../libs/problem/src/problem.ts';
import { run } from '../../../cluster/src/programs/command.ts';
import { engineImages } from '../../../cluster/src/image/image.ts';
import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import { nodeImages } from '../../../cluster/src/live/node-images.ts';
import { ensureLoaded } from '../../../cluster/src/image/load.ts';
import { done, unchanged, type Outcome } from '../../../cluster/src/outcome/outcome.ts';

/** The images that a revision's manifest names. */
export async function imagesOf(cluster: Cluster, release: string, revision: number): Promise<string[]> {
  const args = ['get', 'manifest', release, '--revision', String(revision), ...cluster.helmFlags];
  const manifest = await run('helm', args);
  const found = [...manifest.matchAll(/^\s*(?:- )?image: *"?([^"\s]+)"?\s*$/gm)].map(([, name]) => name!);
  return [...new Set(found)];
}

/** The node has the images of a revision again, before helm is asked for pods of them. @throws Problem ROLLBACK-IMAGE */
export async function bringImages(cluster: Cluster, release: string, revision: number): Promise<Outcome> {
  const images = await imagesOf(cluster, release, revision);
  // A registry keeps its images; only those that were loaded by us can be gone from the node.
  const ours = cluster.provider.name === 'context' ? [] : images.filter((name) => name.startsWith('todo-'));
  const onNode = await nodeImages(cluster);
  const missing = ours.filter((name) => !onNode.has(name));
  if (missing.length === 0) return unchanged(`${images.join(', ')} is there`);
  const inEngine = await engineImages();
  const gone = missing.find((name) => !inEngine.has(name));
  if (gone) throw imageGone(gone, release, revision);
  for (const image of missing) await ensureLoaded(cluster, image);
  return done(`${missing.join(', ')} loaded into the node`);
}

function imageGone(image: string, release: string, revision: number): Problem {
  return new Problem({
    code: 'ROLLBACK-IMAGE',
    what: `the image of revision ${revision} is gone`,
    where: `release ${release}, image ${image}`,
    cause: 'it was pruned from the engine and from the node, or was built on another machine',
    next: 'check out the commit that it was built from and run npm start, or go to another revision: npm run rollback -- --list',
    class: 'preflight',
  });
}
