import { Problem } from '../../../../libs/problem/src/problem.ts';
import { attempt, failed, requireDocker } from '../../../cluster/src/programs/command.ts';
import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import { nodeImages } from '../../../cluster/src/live/node-images.ts';
import { done, unchanged } from '../../../cluster/src/outcome/outcome.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import type { Values } from '../command-line/command.ts';
import { inRun } from '../run/in-run.ts';
import { sortEngine, sortNode, type Sorted } from '../prune/choose.ts';
import { bytesAs, engineImages, imagesOfContainers, uniqueSizes } from '../prune/engine.ts';
import { usedOnCluster } from '../prune/in-use.ts';
import { removeFromNode } from '../prune/node.ts';
import { oldRuns, removeRuns, type OldRuns } from '../prune/runs.ts';
import { withRunLock } from '../run/run-lock.ts';
import { runningTargets } from '../live-state/running.ts';

interface Found {
  engine: Sorted;
  /** Bytes that come free in the engine at least. */
  bytes: number;
  nodes: { cluster: Cluster; sorted: Sorted }[];
  runs: OldRuns;
}

/** `npm run prune`: old images of this project, in the engine and on the nodes, and old reports. Nothing of others. */
export default async function prune(values: Values): Promise<number> {
  const keep = readKeep(values['keep']);
  await requireDocker();
  return withRunLock('prune', async () => {
    const found = await look(keep);
    if (values['dry-run']) return tell(found, Boolean(values['json']), Boolean(values['verbose']));
    await inRun({ command: 'prune', target: '' }, { json: Boolean(values['json']) }, async (run) => {
      await run.step('engine', 'old images go', () => pruneEngine(found));
      for (const { cluster, sorted } of found.nodes) {
        await run.step(`${cluster.provider.name}:node`, 'old images go', () => pruneNode(cluster, sorted));
      }
      await run.step('reports', 'old reports go', async () => {
        removeRuns(found.runs);
        return found.runs.runs ? done(runWords(found.runs)) : unchanged('no old report is there');
      });
    });
    return 0;
  });
}

async function look(keep: number): Promise<Found> {
  const [images, containers, sizes, running] = await Promise.all([
    engineImages(),
    imagesOfContainers(),
    uniqueSizes(),
    runningTargets(),
  ]);
  const clusters = running.flatMap((one) =>
    'cluster' in one && one.state === 'running' ? [one.cluster] : [],
  );
  const usedBy = await Promise.all(clusters.map(usedOnCluster));
  const used = new Map([...usedBy.flatMap((one) => [...one])]);
  for (const image of containers) used.set(image, 'a container');
  const engine = sortEngine(images, keep, used);
  const stays = new Set(engine.kept.map(({ image }) => image));
  const freed = images.filter(({ id, names }) =>
    (names.length ? names : [id]).every((name) => !stays.has(name)),
  );
  const nodes = await Promise.all(
    clusters.map(async (cluster, i) => {
      const names = cluster.provider.name === 'context' ? [] : [...(await nodeImages(cluster))];
      return { cluster, sorted: sortNode(names, images, keep, usedBy[i]!) };
    }),
  );
  const bytes = freed.reduce((sum, { id }) => sum + (sizes.get(id) ?? 0), 0);
  return { engine, bytes, nodes, runs: oldRuns(inWorkspace('dist/runs')) };
}

async function pruneEngine({ engine, bytes }: Found) {
  if (engine.removed.length === 0) return unchanged(keptWords(engine));
  const args = ['image', 'rm', ...engine.removed];
  const removed = await attempt('docker', args);
  if (removed.exitCode !== 0) throw failed('docker', args, removed);
  return done(
    `${count(engine.removed.length, 'image')} gone, at least ${bytesAs(bytes)}; ${keptWords(engine)}`,
  );
}

async function pruneNode(cluster: Cluster, sorted: Sorted) {
  if (sorted.removed.length === 0) return unchanged(keptWords(sorted));
  await removeFromNode(cluster, sorted.removed);
  return done(`${count(sorted.removed.length, 'image')} gone from the node; ${keptWords(sorted)}`);
}

function tell({ engine, bytes, nodes, runs }: Found, json: boolean, verbose: boolean): number {
  if (json) {
    const shown = {
      engine: { ...engine, bytes },
      nodes: nodes.map(({ cluster, sorted }) => ({ context: cluster.provider.context, ...sorted })),
      reports: { runs: runs.runs, bytes: runs.bytes },
    };
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    return 0;
  }
  const place = (title: string, sorted: Sorted, space = '') => [
    `${title}: ${count(sorted.removed.length, 'image')} would go${space}, ${keptWords(sorted)}`,
    ...sorted.removed.map((name) => `  ✖ ${name}`),
    ...(verbose ? sorted.kept.map(({ image, why }) => `  ✓ ${image}  ${why}`) : []),
  ];
  const lines = [
    ...place('engine', engine, engine.removed.length ? ` (at least ${bytesAs(bytes)})` : ''),
    ...nodes.flatMap(({ cluster, sorted }) => place(`node of ${cluster.provider.title}`, sorted)),
    runs.runs ? `reports: ${runWords(runs)}`.replace('gone', 'would go') : 'reports: no old one is there',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

const count = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;
const keptWords = ({ kept }: Sorted) =>
  `${count(kept.length, 'image')} ${kept.length === 1 ? 'stays' : 'stay'}`;
const runWords = ({ runs, bytes }: OldRuns) =>
  `${count(runs, 'report')} gone from dist/runs, ${bytesAs(bytes)}`;

/** @throws Problem USAGE-KEEP */
function readKeep(value: Values[string]): number {
  if (value === undefined) return 2;
  if (/^\d{1,4}$/.test(String(value))) return Number(value);
  throw new Problem({
    code: 'USAGE-KEEP',
    what: `"${String(value)}" is no number of images`,
    where: `npm run prune -- --keep ${String(value)}`,
    cause: 'write a whole number, 0 keeps only what is used',
    next: 'npm run prune -- --keep 2 --dry-run',
    class: 'usage',
  });
}
