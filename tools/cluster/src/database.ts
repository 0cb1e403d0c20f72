import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../../libs/problem/src/problem.ts';
import { askDatabase, requireDatabase } from '../../settings/src/database-check.ts';
import { attempt, run } from './command.ts';
import type { Cluster } from './kubernetes.ts';
import { done, unchanged, type Outcome } from './outcome.ts';

/** Where the pods and the host find the database. */
export interface DatabasePlace {
  /** For the pods' Secret. */
  podUrl: string;
  /** The same database as the host reaches it. */
  hostUrl: string;
}

const image = 'postgres:17-alpine';
const role = 'todo';
/** On the gateway of the cluster's network, so no clash with a PostgreSQL on the usual port of the host. */
const port = 55432;

/** Name of the container and of its volume; one for each profile. */
export const databaseName = (cluster: Cluster): string => `todo-postgres-${cluster.settings.profile}`;

/**
 * Where the database is: DATABASE_URL when it is set, else our container, which publishes its port on the gateway
 * of the cluster's network only. Pods use the host's name, which holds when the cluster or the machine restarts.
 */
export async function databasePlace(cluster: Cluster): Promise<DatabasePlace & { bind: string }> {
  const own = cluster.settings.databaseUrl;
  if (own) return { podUrl: own, hostUrl: own, bind: '' };
  const bind = await bindAddress(cluster);
  const at = (host: string) => `postgresql://${role}:${password(cluster)}@${host}:${port}/${role}`;
  return { podUrl: at(cluster.provider.hostName), hostUrl: at(bind), bind };
}

/** The `database` target: the database answers the application's role, or the user's own does. */
export async function ensureDatabase(cluster: Cluster): Promise<Outcome> {
  const own = cluster.settings.databaseUrl;
  if (own) {
    refuseLocalhost(own, cluster.provider.hostName);
    await requireDatabase(own);
    return unchanged('DATABASE_URL answers');
  }
  const name = databaseName(cluster);
  const { hostUrl, bind } = await databasePlace(cluster);
  const published = await publishedAddress(name);
  if (published === bind && (await askDatabase(hostUrl, 2)).ok)
    return unchanged(`PostgreSQL container ${name} answers`);
  // The network was made anew with another gateway: the container goes, its volume stays.
  if (published !== undefined && published !== bind) await run('docker', ['rm', '-f', name]);
  if ((await attempt('docker', ['start', name])).exitCode !== 0) await create(name, bind);
  await waitUntilReady(name);
  await giveRolePassword(name, password(cluster));
  const answer = await askDatabase(hostUrl, 10);
  if (!answer.ok) throw notReady(name, answer.words);
  if (published === bind)
    return done(`PostgreSQL container ${name} answers again, its role has the password of .env`);
  return done(`PostgreSQL container ${name} started, data in the volume of the same name`);
}

const password = (cluster: Cluster) => encodeURIComponent(cluster.settings.value('POSTGRES_PASSWORD'));

async function bindAddress(cluster: Cluster): Promise<string> {
  const { gateway } = await cluster.provider.node();
  const system = await run('docker', ['info', '--format', '{{.OperatingSystem}}']);
  // Docker Desktop's virtual machine forwards the host's loopback, the gateway is inside it.
  return gateway && !/Docker Desktop/.test(system) ? gateway : '127.0.0.1';
}

async function publishedAddress(name: string): Promise<string | undefined> {
  const format = '{{range $p, $b := .HostConfig.PortBindings}}{{range $b}}{{.HostIp}}{{end}}{{end}}';
  const found = await attempt('docker', ['container', 'inspect', '-f', format, name]);
  return found.exitCode === 0 ? found.stdout.trim() : undefined;
}

async function create(name: string, bind: string): Promise<void> {
  const args = [
    'run',
    '-d',
    '--name',
    name,
    '--restart',
    'unless-stopped',
    '--label',
    'app.kubernetes.io/part-of=todo-chatbot',
  ];
  args.push(
    '-p',
    `${bind}:${port}:5432`,
    '-v',
    `${name}:/var/lib/postgresql/data`,
    '-e',
    'POSTGRES_PASSWORD',
    image,
  );
  // Only for the image's first start; the superuser loses it below, so what `docker inspect` shows opens nothing.
  await run('docker', args, { env: { POSTGRES_PASSWORD: randomBytes(24).toString('base64url') } });
}

async function waitUntilReady(name: string): Promise<void> {
  // The image starts a server without TCP first to make its files: ask over TCP.
  for (let i = 0; i < 120; i++) {
    const ready = await attempt('docker', [
      'exec',
      name,
      'pg_isready',
      '-q',
      '-h',
      '127.0.0.1',
      '-U',
      'postgres',
    ]);
    if (ready.exitCode === 0) return;
    await sleep(500);
  }
  const logs = await attempt('docker', ['logs', '--tail', '20', name]);
  throw notReady(name, `${logs.stdout}${logs.stderr}`);
}

async function giveRolePassword(name: string, encoded: string): Promise<void> {
  const literal = `'${decodeURIComponent(encoded).replaceAll("'", "''")}'`;
  const sql = [
    `SELECT 'CREATE ROLE ${role} LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') \\gexec`,
    `ALTER ROLE ${role} PASSWORD ${literal};`,
    'ALTER ROLE postgres PASSWORD NULL;',
    `SELECT 'CREATE DATABASE ${role} OWNER ${role}' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '${role}') \\gexec`,
  ].join('\n');
  const psql = ['exec', '-i', name, 'psql', '-q', '-U', 'postgres', '-v', 'ON_ERROR_STOP=1'];
  await run('docker', psql, { input: `${sql}\n` });
}

function refuseLocalhost(url: string, hostName: string): void {
  const { hostname } = new URL(url);
  if (!['localhost', '127.0.0.1', '[::1]'].includes(hostname)) return;
  throw new Problem({
    code: 'DATABASE-LOCALHOST',
    what: `DATABASE_URL points to ${hostname}, which in a pod is the pod itself`,
    where: '.env',
    cause: 'the database runs on this machine, the application in the cluster',
    next: `write ${hostName} instead of ${hostname} in DATABASE_URL, and let PostgreSQL listen on the cluster's network`,
    class: 'preflight',
  });
}

function notReady(name: string, words: string): Problem {
  return new Problem({
    code: 'DATABASE-CONTAINER',
    what: 'the PostgreSQL container does not answer',
    where: `container ${name}`,
    cause: 'no space for its volume, or a volume of another PostgreSQL version',
    next: `docker logs ${name}`,
    words,
  });
}
