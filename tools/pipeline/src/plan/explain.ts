import { join } from 'node:path';
import { manifestDifferences } from '../../../cluster/src/deploy/drift/manifest-diff.ts';
import { renderedManifest } from '../../../cluster/src/deploy/rendered.ts';
import { readStamp } from '../../../cluster/src/deploy/release/stamp.ts';
import { releaseValues } from '../../../cluster/src/deploy/values.ts';
import { wantedSecrets } from '../../../cluster/src/secrets/secrets.ts';
import { workspaceRoot } from '../../../settings/src/paths.ts';
import type { PlannedTask } from '../events/event.ts';
import { changedInputs, keptInputs, readInputs } from '../nx/task-inputs.ts';
import type { Plan } from './plan.ts';
import { releaseSources } from './release-sources.ts';

/**
 * The plan's tasks with what differs in particular: the files that changed since a task ran here, the lines in which a
 * release differs from what would be deployed. Costs a second, so it is done only where somebody reads it.
 */
export async function explained(plan: Plan): Promise<PlannedTask[]> {
  const [files, lines] = await Promise.all([changedFiles(plan), changedLines(plan)]);
  return plan.tasks.map((task) => {
    const found = files.get(task.task) ?? lines.get(task.task);
    return found ? { ...task, ...found } : task;
  });
}

type Found = Map<string, Pick<PlannedTask, 'reason' | 'details'>>;

async function changedFiles({ workspace, hashed, kinds, tasks }: Plan): Promise<Found> {
  const missed = tasks.filter(
    ({ task, action }) => action === 'run' && kinds.find(({ id }) => id === task)?.kind === 'cached',
  );
  const found: Found = new Map();
  if (missed.length === 0) return found;
  const now = await readInputs(
    workspace,
    hashed.graph,
    missed.map(({ task }) => task),
  );
  for (const { task } of missed) {
    const inputs = now[task];
    const before = keptInputs(task);
    if (!inputs) continue;
    if (!before) found.set(task, { reason: 'it never ran here' });
    else if (before.hash === inputs.hash)
      found.set(task, { reason: 'its inputs are those of its last run, but Nx’s cache has lost it' });
    else {
      const details = changedInputs(before, inputs);
      found.set(task, { reason: summary(details), details });
    }
  }
  return found;
}

const summary = (details: string[]) =>
  details.length === 1 ? details[0]! : `${details[0]}, and ${details.length - 1} more`;

async function changedLines({ cluster, configuration, facts, images, kinds, tasks }: Plan): Promise<Found> {
  const found: Found = new Map();
  const secrets =
    facts.database.equal && facts.state === 'running'
      ? await wantedSecrets(cluster, facts.podUrl)
      : undefined;
  if (!secrets) return found;
  const key = cluster.settings.value('BETTER_AUTH_SECRET');
  const releases = kinds.flatMap(({ id, release }) => (release ? [{ id, ...release }] : []));
  await Promise.all(
    releases.map(async ({ id, name, chart }) => {
      const living = facts.releases[name]?.release;
      const task = tasks.find((one) => one.task === id);
      if (!living || task?.action !== 'run' || task.details) return;
      const wanted = secrets[`${name}-secrets`] ?? {};
      const values = await releaseValues(cluster, name, releaseSources(images[name], wanted, key));
      const folder = join(workspaceRoot, chart);
      const rendered = await renderedManifest(cluster, name, folder, configuration, values);
      if (rendered === undefined) return;
      const details = manifestDifferences(living.manifest, rendered);
      const rolledBack = readStamp(living.description) === undefined;
      if (details.length || rolledBack) found.set(id, { reason: task.reason, details });
    }),
  );
  return found;
}
