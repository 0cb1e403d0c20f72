import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { versions } from '../../../settings/src/versions.ts';
import { attempt, failed, run } from '../programs/command.ts';

const image = `postgres:${versions.postgres}`;
/** Role and database of the application. */
export const role = 'todo';
/** On the gateway of the cluster's network; the next one where another cluster of the same network has it. */
export const firstPort = 55432;
const ports = Array.from({ length: 20 }, (_, i) => firstPort + i);

/** Address and port that a container publishes, whether it runs or not; undefined when there is none. */
export async function publishedPlace(name: string): Promise<{ address: string; port: number } | undefined> {
  const format =
    '{{range $p, $b := .HostConfig.PortBindings}}{{range $b}}{{.HostIp}} {{.HostPort}}{{end}}{{end}}';
  const found = await attempt('docker', ['container', 'inspect', '-f', format, name]);
  if (found.exitCode !== 0) return undefined;
  const [address = '', port = ''] = found.stdout.trim().split(' ');
  return { address, port: Number(port) || firstPort };
}

/** Makes the container at the first free port of the address; its volume has its name. @throws Problem */
export async function createContainer(name: string, bind: string): Promise<void> {
  const args = ['run', '-d', '--name', name, '--restart', 'unless-stopped'];
  args.push('--label', 'app.kubernetes.io/part-of=todo-chatbot');
  args.push('-v', `${name}:/var/lib/postgresql/data`, '-e', 'POSTGRES_PASSWORD');
  for (const port of ports) {
    const command = [...args, '-p', `${bind}:${port}:5432`, image];
    // Only for the image's first start; the superuser loses it below, so what `docker inspect` shows opens nothing.
    const env = { POSTGRES_PASSWORD: randomBytes(24).toString('base64url') };
    const created = await attempt('docker', command, { env });
    if (created.exitCode === 0) return;
    // Docker leaves a container that was made and could not be started.
    await attempt('docker', ['rm', '-f', name]);
    const taken = /port is already allocated|address already in use/.test(created.stderr);
    if (!taken || port === ports.at(-1)) throw failed('docker', command, created);
  }
}

/** Waits up to a minute for the server. @throws Problem DATABASE-CONTAINER with its log, DOCKER-DOWN */
export async function waitUntilReady(name: string): Promise<void> {
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
    const problem = failed('docker', ['exec', name, 'pg_isready'], ready);
    if (problem.facts.code === 'DOCKER-DOWN') throw problem;
    await sleep(500);
  }
  const logs = await attempt('docker', ['logs', '--tail', '20', name]);
  throw containerProblem(name, `${logs.stdout}${logs.stderr}`);
}

const gone = 'signing key deleted';

/**
 * For psql, in the application's database: deletes the key that signs tokens, where there is one, and says so. Only
 * BETTER_AUTH_SECRET opens it; with a lost one the services refuse to start. The migration makes another.
 */
export const forgetKey = `SELECT 'DELETE FROM auth.jwks RETURNING ''${gone}''' WHERE to_regclass('auth.jwks') IS NOT NULL \\gexec`;

/** SQL that gives the application's role its password; for psql's input, never for its arguments. */
export const setPassword = (password: string): string =>
  `ALTER ROLE ${role} PASSWORD '${password.replaceAll("'", "''")}';`;

/**
 * Makes role and database where they are not there, gives the role its password, and takes the superuser's away.
 * @param forget whether the secrets of the .env that the data was made with are lost
 * @returns whether there was a signing key, and it went
 */
export async function openRole(name: string, password: string, forget: boolean): Promise<boolean> {
  const sql = [
    `SELECT 'CREATE ROLE ${role} LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') \\gexec`,
    setPassword(password),
    'ALTER ROLE postgres PASSWORD NULL;',
    `SELECT 'CREATE DATABASE ${role} OWNER ${role}' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '${role}') \\gexec`,
    ...(forget ? [`\\connect ${role}`, forgetKey] : []),
  ].join('\n');
  const psql = ['exec', '-i', name, 'psql', '-q', '-U', 'postgres', '-v', 'ON_ERROR_STOP=1'];
  return (await run('docker', psql, { input: `${sql}\n` })).includes(gone);
}

/** The Problem of a container that does not answer. */
export function containerProblem(name: string, words: string): Problem {
  return new Problem({
    code: 'DATABASE-CONTAINER',
    what: 'the PostgreSQL container does not answer',
    where: `container ${name}`,
    cause: 'no space for its volume, or a volume of another PostgreSQL version',
    next: `docker logs ${name}`,
    words,
  });
}
