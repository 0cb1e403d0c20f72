import { parseAllDocuments } from 'yaml';
import { apps, type App } from '../workspace/pods.ts';
import { findLosses } from './account.ts';
import { newest, takeSnapshot, type Snapshot } from './snapshot.ts';
import type { World } from './world.ts';

/** Whether all is as the checkout says, asked of the cluster itself; what is not, in words. */
export async function findFaults(world: World): Promise<{ faults: string[]; snapshot: Snapshot }> {
  const { checkout, cluster, url, account } = world;
  const snapshot = await takeSnapshot(checkout, cluster);
  const faults = await Promise.all([
    ...apps.flatMap((app) => [podFaults(world, snapshot, app), releaseFaults(world, snapshot, app)]),
    ...apps.map((app) => driftFaults(world, app)),
    findLosses(url, account),
  ]);
  return { faults: faults.flat(), snapshot };
}

function podFaults({ images }: World, snapshot: Snapshot, app: App): string[] {
  const { pods } = snapshot.apps[app];
  const wrong = pods.filter((pod) => pod.image !== images[app]).map((pod) => pod.image);
  const ready = pods.filter((pod) => pod.ready).length;
  return [
    ...(pods.length === 2 && ready === 2
      ? []
      : [`${app}: ${ready} of ${pods.length} pods are ready, not 2 of 2`]),
    ...(wrong.length ? [`${app}: pods of ${wrong.join(', ')} instead of ${images[app]}`] : []),
  ];
}

function releaseFaults(world: World, snapshot: Snapshot, app: App): string[] {
  const { history } = snapshot.apps[app];
  const last = newest(snapshot.apps[app]);
  if (!last) return [`${app}: there is no release`];
  const known = ((world.stamps[world.configuration] ??= {} as Record<App, string>)[app] ??= last.description);
  const pending = history.filter(({ status }) => status.startsWith('pending'));
  return [
    ...(last.status === 'deployed' ? [] : [`${app}: revision ${last.revision} is ${last.status}`]),
    ...(pending.length ? [`${app}: revision ${pending[0]!.revision} is left ${pending[0]!.status}`] : []),
    ...(last.description === known ? [] : [`${app}: stamp "${last.description}" instead of "${known}"`]),
  ];
}

interface Deployment {
  kind: string;
  spec: {
    replicas: number;
    template: { spec: { containers: { name: string; image: string; env?: { name: string }[] }[] } };
  };
}

async function driftFaults({ checkout, cluster }: World, app: App): Promise<string[]> {
  const got = await checkout.run('helm', ['get', 'manifest', app, ...cluster.helmFlags]);
  if (got.exitCode !== 0) return [];
  const flags = ['--server-side', '--force-conflicts', '--field-manager=helm'];
  const diff = await checkout
    .must('kubectl', [...cluster.kubectlFlags, 'diff', ...flags, '-f', '-'], got.stdout)
    .then(() => '')
    .catch((error: unknown) => (error as { facts?: { words?: string } }).facts?.words ?? String(error));
  const lines = diff.split('\n').filter((line) => /^[+-] /.test(line));
  const object = await checkout.run('kubectl', [
    ...cluster.kubectlFlags,
    'get',
    'deployment',
    app,
    '-o',
    'json',
  ]);
  const wanted = parseAllDocuments(got.stdout)
    .map((document) => document.toJS() as Deployment | null)
    .find((one) => one?.kind === 'Deployment');
  const added =
    object.exitCode === 0 && wanted ? addedVariables(wanted, JSON.parse(object.stdout) as Deployment) : [];
  return [
    ...(diff
      ? [`${app}: differs from its manifest: ${lines.slice(0, 4).join(' | ') || diff.trim().slice(-200)}`]
      : []),
    ...added.map((name) => `${app}: variable ${name} was added by hand and is still there`),
  ];
}

/** A diff against the manifest does not see what another one added. */
export function addedVariables(wanted: Deployment, living: Deployment): string[] {
  const names = ({ spec }: Deployment) =>
    spec.template.spec.containers.flatMap(({ env = [] }) => env.map(({ name }) => name));
  const known = names(wanted);
  return names(living).filter((name) => !known.includes(name));
}
