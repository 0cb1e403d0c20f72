import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ensureDatabase } from '../database/database.ts';
import { clusterOf } from '../fixtures/cluster.ts';
import { FakePrograms, type Answers } from '../fixtures/fake-programs.ts';
import { elsewhere } from './elsewhere.ts';
import { theExpose } from './expose.ts';
import { requireSettings } from './require-settings.ts';
import { awayAdvice, providerUrls } from './urls.ts';
import { providerValues } from './values.ts';

const digest = `sha256:${'a'.repeat(64)}`;
beforeEach(() => {
  vi.stubEnv('CLUSTER_PROVIDER', 'context');
  vi.stubEnv('CLUSTER_CONTEXT', 'elsewhere');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function programs(kubectl: Answers): FakePrograms {
  const made = new FakePrograms({ docker: { imagetools: digest }, kubectl });
  vi.stubEnv('PATH', made.folder);
  return made;
}
const settings = (values: Record<string, string>) => ({ value: (key: string) => values[key] ?? '' });

test('one that answers runs; it is never made, stopped or deleted from here', async () => {
  const fakes = programs({ 'get --raw /readyz': 'ok' });
  const provider = elsewhere('elsewhere');
  expect(await provider.state()).toBe('running');
  expect(await provider.up(30000)).toEqual({ kind: 'unchanged', reason: 'context elsewhere answers' });
  for (const work of [provider.stop, provider.remove])
    await expect(work()).rejects.toMatchObject({ exitCode: 4, facts: { code: 'CONTEXT-NOT-OURS' } });
  expect(new Set(fakes.lines())).toEqual(
    new Set(['kubectl --context elsewhere get --raw /readyz --request-timeout=10s']),
  );
});

test('one whose server is gone: said, with its own words', async () => {
  programs({ 'get --raw': { stderr: 'Unable to connect to the server: i/o timeout', exitCode: 1 } });
  const provider = elsewhere('elsewhere');
  expect(await provider.state()).toBe('stopped');
  await expect(provider.up(30000)).rejects.toMatchObject({
    facts: { code: 'CLUSTER-AWAY', words: expect.stringContaining('i/o timeout') },
  });
});

test('none is named: none is guessed', () => {
  expect(() => elsewhere('')).toThrow(/CONTEXT-UNNAMED/);
});

test('what it needs in .env is said before anything is asked', () => {
  const fakes = programs({});
  const need = (values: Record<string, string>) => () => requireSettings(clusterOf(values));
  const databaseUrl = { DATABASE_URL: 'postgresql://u:p@db.test/todo' };
  expect(need({})).toThrow(/DATABASE-NEEDED/);
  expect(need(databaseUrl)).toThrow(/REGISTRY-NEEDED/);
  expect(need({ ...databaseUrl, REGISTRY: 'r.test/todo', EXPOSE: 'x' })).toThrow(/EXPOSE/);
  expect(need({ ...databaseUrl, REGISTRY: 'r.test/todo' })).not.toThrow();
  expect(fakes.calls()).toEqual([]);
});

test('it needs a database of its own', async () => {
  programs({});
  await expect(ensureDatabase(clusterOf())).rejects.toMatchObject({ facts: { code: 'DATABASE-NEEDED' } });
  const local = clusterOf({ DATABASE_URL: 'postgresql://u:p@localhost:5432/todo' });
  await expect(ensureDatabase(local)).rejects.toMatchObject({ facts: { code: 'DATABASE-LOCALHOST' } });
});

describe('how people come in', () => {
  test.each([
    [{}, { way: 'loadbalancer' }],
    [{ EXPOSE: 'nodeport' }, { way: 'nodeport' }],
    [
      { INGRESS_HOST: 'todo.example.org' },
      { way: 'ingress', host: 'todo.example.org', className: '', tlsSecret: '' },
    ],
  ] as [Record<string, string>, object][])('%j', (values, expose) => {
    expect(theExpose(settings(values))).toEqual(expose);
  });

  test.each([
    { EXPOSE: 'ingres' },
    { EXPOSE: 'ingress' },
    { EXPOSE: 'ingress', INGRESS_HOST: 'https://todo.example.org' },
    { INGRESS_HOST: 'Todo.example.org' },
  ] as Record<string, string>[])('%j is refused', (values) => {
    expect(() => theExpose(settings(values))).toThrow(/EXPOSE/);
  });

  const registry = { REGISTRY: 'r.test/todo' };
  const values = (more: Record<string, string>) =>
    providerValues(clusterOf({ ...registry, ...more }), 'frontend', 'todo-frontend:h1');

  test('an ingress: no NodePort, its name is the public one and trusted', async () => {
    programs({});
    const host = { INGRESS_HOST: 'todo.example.org', INGRESS_CLASS: 'nginx', INGRESS_TLS_SECRET: 'todo-tls' };
    expect(await values(host)).toEqual({
      'image.repository': 'r.test/todo/todo-frontend',
      'image.digest': digest,
      'service.type': 'ClusterIP',
      'ingress.host': 'todo.example.org',
      'ingress.className': 'nginx',
      'ingress.tlsSecret': 'todo-tls',
      'config.publicUrl': 'https://todo.example.org',
      'config.trustedHosts': 'todo.example.org',
    });
    expect(await providerUrls(clusterOf({ ...registry, ...host }))).toEqual(['https://todo.example.org']);
    expect(awayAdvice(clusterOf({ ...registry, ...host })).next).toContain('let todo.example.org point to');
  });

  test("a load balancer: its address is trusted as soon as it has one, and is the app's", async () => {
    const service = (ingress: object[]) =>
      JSON.stringify({ spec: { ports: [{ port: 3000 }] }, status: { loadBalancer: { ingress } } });
    programs({ 'get service frontend': service([]) });
    expect(await values({})).toMatchObject({
      'service.type': 'LoadBalancer',
      'config.trustedHosts': 'localhost:*',
    });
    expect(await providerUrls(clusterOf(registry))).toEqual([]);
    programs({ 'get service frontend': service([{ ip: '203.0.113.9' }]) });
    expect(await values({})).toMatchObject({ 'config.trustedHosts': 'localhost:*,203.0.113.9:*' });
    expect(await providerUrls(clusterOf(registry))).toEqual(['http://203.0.113.9:3000']);
  });

  test('a NodePort: at the address of a node, one that others reach first', async () => {
    programs({ 'get nodes': 'InternalIP=10.0.0.4\nHostname=n1\nExternalIP=203.0.113.4\n' });
    expect(await values({ EXPOSE: 'nodeport' })).toMatchObject({ 'service.type': 'NodePort' });
    expect(await providerUrls(clusterOf({ ...registry, EXPOSE: 'nodeport' }))).toEqual([
      'http://203.0.113.4:30000',
    ]);
  });
});
