import { attempt } from '../../../cluster/src/programs/command.ts';
import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import { services } from '../command-line/command.ts';
import { lastGood } from '../rollback/choose.ts';
import { readHistory, type Revision } from '../../../cluster/src/deploy/release/history.ts';
import { imagesOf } from '../rollback/images.ts';

const shortName = (name: string) => name.replace(/^docker\.io\/library\//, '');

/** The images that pods and releases of a cluster name, with the one that names them. A rollback's goal counts too. */
export async function usedOnCluster(cluster: Cluster): Promise<Map<string, string>> {
  const used = new Map<string, string>();
  const histories = await Promise.all(services.map((name) => readHistory(cluster, name)));
  const goals = goalsOf(Object.fromEntries(services.map((name, i) => [name, histories[i]!])));
  const wanted = services.flatMap((release, i) => {
    const living = histories[i]!.at(-1);
    return [
      ...(goals[release] ? [{ release, revision: goals[release], why: 'a rollback goes back to it' }] : []),
      ...(living ? [{ release, revision: living, why: `release ${release}` }] : []),
    ];
  });
  for (const { release, revision, why } of wanted) {
    for (const image of await imagesOf(cluster, release, revision.revision)) used.set(shortName(image), why);
  }
  for (const { name, image } of await podImages(cluster)) used.set(shortName(image), `pod ${name}`);
  return used;
}

function goalsOf(histories: Record<string, Revision[]>): Record<string, Revision> {
  try {
    return Object.fromEntries(lastGood(histories).flatMap(({ release, to }) => (to ? [[release, to]] : [])));
  } catch {
    // There is nothing to go back to.
    return {};
  }
}

interface PodImages {
  metadata: { name: string };
  spec: { containers: { image: string }[]; initContainers?: { image: string }[] };
}

/** Pods of every namespace: another release of this project may live beside ours. */
async function podImages(cluster: Cluster): Promise<{ name: string; image: string }[]> {
  const context = ['--context', cluster.provider.context];
  const all = await attempt('kubectl', [...context, 'get', 'pods', '-A', '-o', 'json']);
  const asked =
    all.exitCode === 0
      ? all
      : await attempt('kubectl', [...cluster.kubectlFlags, 'get', 'pods', '-o', 'json']);
  const { items } = JSON.parse(asked.stdout || '{"items":[]}') as { items: PodImages[] };
  return items.flatMap(({ metadata, spec }) =>
    [...spec.containers, ...(spec.initContainers ?? [])].map(({ image }) => ({ name: metadata.name, image })),
  );
}
