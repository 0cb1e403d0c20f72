import { afterAll, expect, test } from 'vitest';
import { attempt, run } from '../programs/command.ts';
import { databaseName, ensureDatabase } from '../database/database.ts';
import { clusterOf } from '../fixtures/cluster.ts';
import type { Cluster } from '../kubernetes.ts';

const secret = 'hunter2/of the-test';
const context = `todo-test-${process.pid}`;

/** A cluster whose node is on Docker's own bridge. */
async function onBridge(): Promise<Cluster> {
  const format = '{{(index .IPAM.Config 0).Gateway}}';
  const gateway = (await run('docker', ['network', 'inspect', 'bridge', '-f', format])).trim();
  const made = clusterOf({ MINIKUBE_PROFILE: context, POSTGRES_PASSWORD: secret });
  const node = async () => ({ address: gateway, gateway });
  return { ...made, provider: { ...made.provider, node, hostName: async () => gateway } };
}

afterAll(async () => {
  const name = `todo-postgres-${context}`;
  await attempt('docker', ['rm', '-f', name]);
  await attempt('docker', ['volume', 'rm', name]);
});

test("the database listens on the gateway of the cluster's network alone, and docker inspect shows no way in", async () => {
  const cluster = await onBridge();
  expect((await ensureDatabase(cluster)).kind).toBe('done');
  expect(await ensureDatabase(cluster)).toMatchObject({ kind: 'unchanged' });
  const name = databaseName(cluster);
  const inspected = await run('docker', ['container', 'inspect', name]);
  const [{ HostConfig, NetworkSettings }] = JSON.parse(inspected) as [
    {
      HostConfig: { PortBindings: Record<string, { HostIp: string; HostPort: string }[]> };
      NetworkSettings: { Ports: Record<string, { HostIp: string; HostPort: string }[] | null> };
    },
  ];
  const { address } = await cluster.provider.node();
  const published = Object.values(NetworkSettings.Ports).flatMap((bindings) => bindings ?? []);
  expect(published.map(({ HostIp }) => HostIp)).toEqual([address]);
  expect(HostConfig.PortBindings['5432/tcp']?.map(({ HostIp }) => HostIp)).toEqual([address]);

  const port = published[0]!.HostPort;
  const listening = (await run('ss', ['-ltnH', `sport = :${port}`])).trim().split('\n');
  const places = listening.map((line) => line.split(/\s+/)[3]);
  // Another cluster's database may have the same port on a gateway of its own.
  expect(places).toContain(`${address}:${port}`);
  expect(places.filter((place) => /^(0\.0\.0\.0|\*|\[::\]|127\.0\.0\.1):/.test(place ?? ''))).toEqual([]);

  expect(inspected).not.toContain(secret);
  const [, shown = ''] = /"POSTGRES_PASSWORD=([^"]+)"/.exec(inspected) ?? [];
  const asSuperuser = [
    'exec',
    '-e',
    'PGPASSWORD',
    name,
    'psql',
    '-h',
    address,
    '-p',
    port,
    '-U',
    'postgres',
    '-c',
    'SELECT 1',
  ];
  const tried = await attempt('docker', asSuperuser, { env: { PGPASSWORD: shown } });
  expect(tried.exitCode, 'the password of the first start opens nothing').not.toBe(0);
  expect(tried.stderr).toMatch(/password authentication failed|no password/i);
});

test("with another .env's password the data stays, the key that signs tokens goes", async () => {
  const cluster = await onBridge();
  const name = databaseName(cluster);
  const psql = async (sql: string) =>
    (await run('docker', ['exec', name, 'psql', '-qtA', '-U', 'todo', '-c', sql])).trim();
  await psql("CREATE SCHEMA auth; CREATE TABLE auth.jwks AS SELECT 'a key' AS private_key");
  await run('docker', ['rm', '-f', name]);
  expect(await ensureDatabase(cluster)).toMatchObject({
    reason: expect.not.stringContaining('another .env'),
  });
  expect(await psql('SELECT count(*) FROM auth.jwks')).toBe('1');

  await run('docker', ['rm', '-f', name]);
  const other = clusterOf({ MINIKUBE_PROFILE: context, POSTGRES_PASSWORD: 'of another .env' });
  const { node, hostName } = cluster.provider;
  const taken = await ensureDatabase({ ...other, provider: { ...other.provider, node, hostName } });
  expect(taken).toMatchObject({ reason: expect.stringContaining('another .env: everybody signs in again') });
  expect(await psql('SELECT count(*) FROM auth.jwks')).toBe('0');
});
