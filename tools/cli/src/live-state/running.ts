import { Problem } from '../../../../libs/problem/src/problem.ts';
import { dockerDown, requireDocker } from '../../../cluster/src/programs/command.ts';
import type { Cluster } from '../../../cluster/src/kubernetes.ts';
import { findServer } from '../../../embedded/src/postgres.ts';
import { embeddedServices, postgresFolder } from '../../../embedded/src/services.ts';
import {
  clusterTargets,
  isClusterTarget,
  theClusterOf,
  type ClusterTarget,
} from '../targets/cluster-targets.ts';
import { services } from '../command-line/command.ts';
import { composeServices } from '../targets/docker-compose.ts';
import { hasTool, lacks, missingTools, targets, type Target } from '../targets/target.ts';
import { typed } from '../command-line/usage.ts';

/** A target of which something is there. */
export type Running =
  | { target: ClusterTarget; cluster: Cluster; state: 'running' | 'stopped' }
  | { target: 'embedded' | 'compose'; state: 'running' };

/** Every target of which something is there, clusters first. Asks each once; starts nothing. */
export async function runningTargets(): Promise<Running[]> {
  // A cluster that may not be used, or that does not answer, is no reason to say nothing of the others.
  const clusters = clusterTargets.map((target) => clusterThere(target).catch(() => undefined));
  const found = await Promise.all([...clusters, embeddedThere(), composeThere()]);
  return found.filter((one) => one !== undefined);
}

/**
 * The target that a command works on: the one asked for, else the first that runs.
 * @throws Problem NOTHING-RUNS, CLUSTER-STOPPED, TOOL-MISSING, DOCKER-DOWN
 */
export async function theRunning(asked: string | undefined, command: string): Promise<Running> {
  const all = asked ? [await thereIs(asked as Target)] : await runningTargets();
  const found = all.filter((one) => one !== undefined);
  const running = found.filter((one) => one.state === 'running');
  if (running[0]) {
    const others = running.slice(1).map(({ target }) => target);
    if (others.length)
      process.stderr.write(
        `${running[0].target} is taken; ${others.join(' and ')} too: -- --target ${others[0]}\n`,
      );
    return running[0];
  }
  const missing = asked ? await missingTools(asked as Target) : [];
  if (missing[0]) throw await lacks(missing[0]);
  // What Docker holds cannot be seen while it is down, so "nothing runs" would be a guess.
  if (asked !== 'embedded' && (await hasTool('docker')))
    await requireDocker().catch(() => Promise.reject(dockerDown()));
  const stopped = found[0];
  throw stopped ? clusterStopped(stopped, command) : await nothingRuns(asked, command);
}

function thereIs(target: Target): Promise<Running | undefined> {
  if (isClusterTarget(target)) return clusterThere(target);
  return target === 'embedded' ? embeddedThere() : composeThere();
}

async function clusterThere(target: ClusterTarget): Promise<Running | undefined> {
  if ((await missingTools(target)).length) return undefined;
  const cluster = theClusterOf(target);
  const state = cluster ? await cluster.provider.state() : 'absent';
  return cluster && state !== 'absent' ? { target, cluster, state } : undefined;
}

async function embeddedThere(): Promise<Running | undefined> {
  const runs = services.some((name) => embeddedServices.find(name)) || (await findServer(postgresFolder));
  return runs ? { target: 'embedded', state: 'running' } : undefined;
}

async function composeThere(): Promise<Running | undefined> {
  if ((await missingTools('compose')).length) return undefined;
  return (await composeServices()).length ? { target: 'compose', state: 'running' } : undefined;
}

/** The Problem of a cluster that is made and not started. */
function clusterStopped({ target, ...rest }: Running, command: string): Problem {
  const context = 'cluster' in rest ? rest.cluster.provider.context : target;
  return new Problem({
    code: 'CLUSTER-STOPPED',
    what: `the ${target} cluster is stopped`,
    where: `context ${context}, ${typed(command)}`,
    cause: 'npm run down, or a restart of this machine or of Docker, stopped it',
    next: `npm start -- --target ${target}`,
    class: 'preflight',
  });
}

async function nothingRuns(asked: string | undefined, command: string): Promise<Problem> {
  const missing = asked ? [] : await missingTools('minikube');
  const unseen = missing.length
    ? `; ${missing.join(', ')} not found, so no Minikube cluster was looked at`
    : '';
  return new Problem({
    code: 'NOTHING-RUNS',
    what: asked ? `target ${asked} does not run` : 'nothing of this project runs',
    where: typed(command),
    cause: `it was not started, or it was taken down; targets are ${targets.join(', ')}${unseen}`,
    next: `npm start${asked ? ` -- --target ${asked}` : ''}`,
    class: 'preflight',
  });
}

/** The cluster that a command needs. @throws Problem also NO-CLUSTER for embedded and compose; `instead` says what to do there */
export async function theRunningCluster(
  asked: string | undefined,
  command: string,
  instead: string,
): Promise<{ target: ClusterTarget; cluster: Cluster }> {
  const running = await theRunning(asked, command);
  if ('cluster' in running) return running;
  throw new Problem({
    code: 'NO-CLUSTER',
    what: `${typed(command)} works on a cluster, and what runs is ${running.target}`,
    where: `target ${running.target}`,
    cause: `${running.target} has no Kubernetes`,
    next: instead,
    class: 'preflight',
  });
}
