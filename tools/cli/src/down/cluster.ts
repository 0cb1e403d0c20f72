import { attempt, run } from '../../../cluster/src/programs/command.ts';
import { databaseName } from '../../../cluster/src/database/database.ts';
import { findRelease } from '../../../cluster/src/deploy/release/release.ts';
import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import { hasMark, madeElsewhere, markIfMade } from '../../../cluster/src/providers/profile-mark.ts';
import { theClusterOf, type ClusterTarget } from '../targets/cluster-targets.ts';
import { services } from '../command-line/command.ts';
import { hasTool, missingTools } from '../targets/target.ts';
import { nothingFound, type DownOptions, type Found, type Removal } from './removal.ts';
import { forgetStopped, noteStopped, wasStoppedByUs } from './stopped-note.ts';

/** What is ours on a cluster: releases, with the data the Secrets; the cluster itself when it was made here; the database beside it. */
export async function findOnCluster(target: ClusterTarget, options: DownOptions): Promise<Found> {
  const cluster = theClusterOf(target);
  if (!cluster) return nothingFound;
  const missing = (await missingTools(target)).length > 0;
  const state = missing ? 'absent' : await cluster.provider.state();
  const elsewhere = state === 'running' && !options.others && (await madeElsewhere(cluster.provider.context));
  if (elsewhere) return { stages: [], notes: [whoseItIs(cluster.provider.title, elsewhere)] };
  const [isOurs, database] = await Promise.all([
    state === 'absent' ? false : madeHere(cluster, state),
    findDatabase(cluster, options),
  ]);
  const { title, local } = cluster.provider;
  const notes =
    state === 'absent' || isOurs
      ? []
      : [whyItStays(title, local, state, options.all)].filter((words) => words !== '');
  if (options.data && cluster.settings.databaseUrl && state !== 'absent')
    notes.push('The database of DATABASE_URL is yours and stays as it is.');
  // What lives in a cluster goes with it.
  const goes = isOurs && options.all;
  const inside = state === 'running' && !goes ? await findInside(cluster, options) : [];
  const own = isOurs && (goes || state === 'running') ? [endCluster(cluster, options.all)] : [];
  const [container, volume] = database;
  return { stages: [...inside, [...own, ...container], volume].filter((stage) => stage.length), notes };
}

/** Its data may be dear to somebody who is not here. */
const whoseItIs = (title: string, checkout: string): string =>
  `! DOWN-ELSEWHERE: ${title} was made by the checkout in ${checkout} and stays as it is; npm run down there, or npm run down -- --others`;

/** A cluster that runs carries a mark; of one that is stopped a note tells. */
async function madeHere({ provider }: Cluster, state: 'running' | 'stopped'): Promise<boolean> {
  if (!provider.local) return false;
  if (state === 'stopped') return wasStoppedByUs(provider.context);
  await markIfMade(provider.context);
  return hasMark(provider.context);
}

function whyItStays(title: string, local: boolean, state: string, all: boolean): string {
  if (!local) return `${title} is a cluster elsewhere and stays as it is.`;
  if (state === 'running') return `${title} was not made here and stays as it is.`;
  return all
    ? `${title} is stopped, so it cannot be seen whether it was made here; start it to have it deleted: npm start, npm run down -- --all`
    : '';
}

async function findInside(cluster: Cluster, { data }: DownOptions): Promise<Removal[][]> {
  const [found, secrets] = await Promise.all([
    Promise.all(services.map((name) => findRelease(cluster, name))),
    data ? findSecrets(cluster) : [],
  ]);
  const releases = services.filter((_, i) => found[i]).map((name) => removeRelease(cluster, name));
  // They belong to the data: a new .env takes its values over from them.
  const made = secrets.length ? [removeSecrets(cluster, secrets)] : [];
  return [releases, made];
}

const removeRelease = (cluster: Cluster, release: string): Removal => ({
  task: `${release}:release`,
  words: `removed: release ${release}`,
  async work() {
    await run('helm', ['uninstall', release, '--wait', '--timeout', '2m', ...cluster.helmFlags]);
    // helm forgets what its hooks made: the Job of a migration that failed stays.
    const left = ['delete', 'jobs,networkpolicies,secrets', '-l', `app.kubernetes.io/instance=${release}`];
    await cluster.kubectl([...left, '--ignore-not-found', '--wait=false']);
  },
});

const ours = ['-l', 'app.kubernetes.io/managed-by=todo-chatbot'];

const findSecrets = async (cluster: Cluster): Promise<string[]> =>
  (await cluster.kubectl(['get', 'secrets', ...ours, '-o', 'name'])).split('\n').filter(Boolean);

const removeSecrets = (cluster: Cluster, names: string[]): Removal => ({
  task: 'secrets',
  words: `removed: ${names.join(', ')}`,
  work: () => cluster.kubectl(['delete', 'secrets', ...ours]),
});

function endCluster({ provider }: Cluster, remove: boolean): Removal {
  const { context, name, title } = provider;
  return {
    task: `${name}:cluster`,
    words: remove ? `deleted: ${title}, all that was in it too` : `stopped: ${title}`,
    async work() {
      if (remove) {
        await provider.remove();
        forgetStopped(context);
        return;
      }
      const { container } = await provider.node();
      await provider.stop();
      await noteStopped(context, container);
    },
  };
}

/** The container goes; its volume, and with it the data, only when that was asked for. */
async function findDatabase(cluster: Cluster, { data }: DownOptions): Promise<[Removal[], Removal[]]> {
  const name = databaseName(cluster);
  if (!cluster.provider.local || !(await hasTool('docker'))) return [[], []];
  const there = async (kind: string) => (await attempt('docker', [kind, 'inspect', name])).exitCode === 0;
  const [container, volume] = await Promise.all([there('container'), data && there('volume')]);
  const removeContainer: Removal = {
    task: `${cluster.provider.name}:database`,
    words: `removed: PostgreSQL container ${name}`,
    async work() {
      await run('docker', ['stop', name]);
      await run('docker', ['rm', name]);
    },
  };
  const removeVolume: Removal = {
    task: `${cluster.provider.name}:data`,
    words: `deleted: data volume ${name}`,
    work: () => run('docker', ['volume', 'rm', name]),
  };
  return [container ? [removeContainer] : [], volume ? [removeVolume] : []];
}
