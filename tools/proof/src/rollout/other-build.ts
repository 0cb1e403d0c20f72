import { join } from 'node:path';
import { nodeContainer } from '../figures/place.ts';
import { servedLines } from '../workspace/served-line.ts';
import type { RolloutPlace } from './place.ts';

const load = 'docker save "$1" | docker exec -i "$2" ctr -n k8s.io images import -';

/** Builds the frontend with these words in a line, and loads its image into the node. The line is as before at the end. */
export async function buildOther(
  { checkout, cluster }: Pick<RolloutPlace, 'checkout' | 'cluster'>,
  tag: string,
  words: string,
): Promise<void> {
  const { file, before, after } = servedLines.frontend;
  const image = `todo-frontend:${tag}`;
  checkout.edit(file, before, after(words));
  try {
    // By the workspace's own build: the migration before the upgrade is in it, too.
    await checkout.must('npx', ['nx', 'build', 'frontend']);
    const folder = join(checkout.root, 'dist/apps/frontend');
    const from = ['-f', 'apps/frontend/Dockerfile', '--build-context', `app=${folder}`];
    await checkout.must('docker', ['build', '-q', ...from, '-t', image, '.']);
    await checkout.must('bash', ['-o', 'pipefail', '-c', load, 'load', image, await nodeContainer(cluster)]);
  } finally {
    await checkout.git('checkout', '-q', '--', file);
  }
}
