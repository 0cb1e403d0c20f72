import { Problem } from '../../../../libs/problem/src/problem.ts';
import { askDatabase, requireDatabase } from '../../../settings/src/database-check.ts';
import { attempt, run } from '../programs/command.ts';
import {
  containerProblem,
  createContainer,
  firstPort,
  openRole,
  publishedPlace,
  role,
  waitUntilReady,
} from './database-container.ts';
import type { Cluster } from '../kubernetes.ts';
import { done, unchanged, type Outcome } from '../outcome/outcome.ts';
import { differs, equal, type Verdict } from '../outcome/verdict.ts';

/** Where the pods and the host find the database. */
export interface DatabasePlace {
  /** For the pods' Secret. */
  podUrl: string;
  /** The same database as the host reaches it. */
  hostUrl: string;
}

/** Name of the container and of its volume; one for each cluster, by its context. */
export const databaseName = (cluster: Cluster): string => `todo-postgres-${cluster.provider.context}`;

/**
 * Where the database is: DATABASE_URL when it is set, else our container, which publishes its port on the gateway
 * of the cluster's network only. Pods use the host's name, which holds when the cluster or the machine restarts.
 */
export async function databasePlace(
  cluster: Cluster,
): Promise<DatabasePlace & { bind: string; published: string | undefined }> {
  const own = cluster.settings.databaseUrl;
  if (own) return { podUrl: own, hostUrl: own, bind: '', published: undefined };
  requireOwnDatabase(cluster);
  const [bind, published, hostName] = await Promise.all([
    bindAddress(cluster),
    publishedPlace(databaseName(cluster)),
    cluster.provider.hostName(),
  ]);
  const port = published?.port ?? firstPort;
  const at = (host: string) => `postgresql://${role}:${password(cluster)}@${host}:${port}/${role}`;
  return { podUrl: at(hostName), hostUrl: at(bind), bind, published: published?.address };
}

/**
 * Names the database's data: changes when the volume was made anew, so that an empty one gets its migrations. Empty for
 * DATABASE_URL, whose change the Secret's hash tells.
 */
export async function databaseIdentity(cluster: Cluster): Promise<string> {
  if (cluster.settings.databaseUrl) return '';
  const args = ['volume', 'inspect', '-f', '{{.CreatedAt}}', databaseName(cluster)];
  const found = await attempt('docker', args);
  return found.exitCode === 0 ? found.stdout.trim() : '';
}

/** Whether the database answers the application's role. Starts nothing. */
export async function checkDatabase(
  cluster: Cluster,
  known?: Awaited<ReturnType<typeof databasePlace>>,
): Promise<Verdict> {
  const own = cluster.settings.databaseUrl;
  if (own) {
    const answer = await askDatabase(own, 15);
    return answer.ok ? equal('DATABASE_URL answers') : differs('DATABASE_URL does not answer');
  }
  const name = databaseName(cluster);
  const { published, bind, hostUrl } = known ?? (await databasePlace(cluster));
  if (published === undefined) return differs(`there is no container ${name}`);
  if (published !== bind) return differs(`container ${name} listens on ${published}, not on ${bind}`);
  const answer = await askDatabase(hostUrl, 2);
  return answer.ok
    ? equal(`PostgreSQL container ${name} answers`)
    : differs(`container ${name} does not answer`);
}

/** The `database` target: the database answers the application's role, or the user's own does. */
export async function ensureDatabase(cluster: Cluster): Promise<Outcome> {
  const own = cluster.settings.databaseUrl;
  if (own) {
    await refuseLocalhost(own, cluster);
    await requireDatabase(own);
    return unchanged('DATABASE_URL answers');
  }
  const checked = await checkDatabase(cluster);
  if (checked.equal) return unchanged(checked.reason);
  const name = databaseName(cluster);
  const { bind, published } = await databasePlace(cluster);
  // The network was made anew with another gateway: the container goes, its volume stays.
  if (published !== undefined && published !== bind) await run('docker', ['rm', '-f', name]);
  const restarted = (await attempt('docker', ['start', name])).exitCode === 0;
  if (!restarted) await createContainer(name, bind);
  let opened = await openToRole(cluster, name);
  if (opened.words !== undefined && restarted) {
    // It runs and cannot be reached: its port went to another container while it was stopped.
    await run('docker', ['rm', '-f', name]);
    await createContainer(name, bind);
    opened = await openToRole(cluster, name);
  }
  if (opened.words !== undefined) throw containerProblem(name, opened.words);
  const more = opened.takenOver ? '; it was made with another .env: everybody signs in again' : '';
  if (published === bind)
    return done(`PostgreSQL container ${name} answers again, its role has the password of .env${more}`);
  return done(`PostgreSQL container ${name} started, data in the volume of the same name${more}`);
}

/**
 * Gives the role its password and asks as the role.
 * @returns what the database said when it did not answer, and whether it holds the data of another .env
 */
async function openToRole(
  cluster: Cluster,
  name: string,
): Promise<{ words: string | undefined; takenOver: boolean }> {
  await waitUntilReady(name);
  const { hostUrl } = await databasePlace(cluster);
  // A volume outlives .env and the cluster: another password means that the other secrets are others too.
  const before = await askDatabase(hostUrl, 2);
  const refused = !before.ok && before.wrongPassword;
  const takenOver = await openRole(name, cluster.settings.value('POSTGRES_PASSWORD'), refused);
  const answer = await askDatabase(hostUrl, 10);
  return { words: answer.ok ? undefined : answer.words, takenOver };
}

const password = (cluster: Cluster) => encodeURIComponent(cluster.settings.value('POSTGRES_PASSWORD'));

async function bindAddress(cluster: Cluster): Promise<string> {
  const { gateway } = await cluster.provider.node();
  const system = await run('docker', ['info', '--format', '{{.OperatingSystem}}']);
  // Docker Desktop's virtual machine forwards the host's loopback, the gateway is inside it.
  return gateway && !/Docker Desktop/.test(system) ? gateway : '127.0.0.1';
}

async function refuseLocalhost(url: string, { provider }: Cluster): Promise<void> {
  const { hostname } = new URL(url);
  if (!['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return;
  const next = provider.local
    ? `write ${await provider.hostName()} instead of ${hostname} in DATABASE_URL, and let PostgreSQL listen on the cluster's network`
    : 'name a database in DATABASE_URL that the cluster reaches, such as one of Neon';
  throw new Problem({
    code: 'DATABASE-LOCALHOST',
    what: `DATABASE_URL points to ${hostname}, which in a pod is the pod itself`,
    where: '.env',
    cause: 'the database runs on this machine, the application in the cluster',
    next,
    class: 'preflight',
  });
}

/** A cluster elsewhere does not reach a container on this machine. @throws Problem DATABASE-NEEDED */
export function requireOwnDatabase({ provider, settings }: Cluster): void {
  if (provider.local || settings.databaseUrl) return;
  throw new Problem({
    code: 'DATABASE-NEEDED',
    what: `${provider.title} needs a database of its own`,
    where: '.env: DATABASE_URL is empty',
    cause: 'PostgreSQL in a container beside the cluster is only for clusters on this machine',
    next: 'put DATABASE_URL=postgresql://user:password@host/database into .env (Neon: https://neon.tech), then the same command again',
    class: 'preflight',
  });
}
