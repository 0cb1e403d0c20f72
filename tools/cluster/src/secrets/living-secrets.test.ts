import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { madeSecrets } from '../../../settings/src/env-file.ts';
import { kubeconfig, minikubeConfig, recorded } from '../fixtures/cluster.ts';
import { FakePrograms, type Answers } from '../fixtures/fake-programs.ts';
import { frontend, living, notFound, programs } from '../fixtures/secrets.ts';
import { isServing } from '../providers/api-server.ts';
import { ensureEnvWithLiving } from './secrets.ts';

vi.mock('../providers/api-server.ts');

beforeEach(() => {
  for (const key of [...madeSecrets, 'MINIKUBE_PROFILE', 'K8S_NAMESPACE', 'DATABASE_URL'])
    vi.stubEnv(key, '');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const running = { status: recorded('minikube-status-running.json') };
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'todo-living-'));
  writeFileSync(
    join(made, '.env.example'),
    'BETTER_AUTH_SECRET=\nJWT_SECRET=\nPOSTGRES_PASSWORD=\nMINIKUBE_PROFILE=\n',
  );
  return made;
};

test('a missing .env takes over what the cluster runs with', async () => {
  programs({ 'get secret frontend-secrets': living(frontend) }, { minikube: running });
  const { made, values: taken } = await ensureEnvWithLiving(folder());
  expect(made).toBe(true);
  expect(taken).toMatchObject({
    BETTER_AUTH_SECRET: 'auth-hunter2',
    JWT_SECRET: 'jwt-hunter2',
    POSTGRES_PASSWORD: 'p/w@hunter2',
  });
});

test('it takes no password from a database that is not ours', async () => {
  programs(
    {
      'get secret frontend-secrets': living({
        ...frontend,
        DATABASE_URL: 'postgresql://u:theirs@db.example.org/todo',
      }),
    },
    { minikube: running },
  );
  const { values: taken } = await ensureEnvWithLiving(folder());
  expect(taken['BETTER_AUTH_SECRET']).toBe('auth-hunter2');
  expect(taken['POSTGRES_PASSWORD']).toHaveLength(43);
});

test.each<[string, Record<string, Answers>]>([
  ['there are no tools', {}],
  ['there is no cluster', { minikube: { status: { exitCode: 85 } }, kubectl: { 'config view': '{}' } }],
  [
    'the cluster holds no Secret',
    {
      minikube: running,
      kubectl: { 'config view': minikubeConfig, 'get secret': notFound('frontend-secrets') },
    },
  ],
])('it is made with new secrets where %s', async (_, tools) => {
  vi.stubEnv('PATH', new FakePrograms(tools).folder);
  const { values: taken } = await ensureEnvWithLiving(folder());
  for (const key of madeSecrets) expect(taken[key]).toHaveLength(43);
});

test('it is not made while the cluster runs and does not answer: it may hold secrets', async () => {
  programs(
    {
      'get secret': {
        stderr: 'Unable to connect to the server: net/http: TLS handshake timeout',
        exitCode: 1,
      },
    },
    { minikube: running },
  );
  const place = folder();
  await expect(ensureEnvWithLiving(place)).rejects.toMatchObject({ facts: { code: 'CLUSTER-AWAY' } });
  expect(() => readFileSync(join(place, '.env'))).toThrow('ENOENT');
});

test('nor while it is stopped', async () => {
  programs({}, { minikube: { status: { stdout: recorded('minikube-status-stopped.json'), exitCode: 7 } } });
  const place = folder();
  await expect(ensureEnvWithLiving(place)).rejects.toMatchObject({ facts: { code: 'CLUSTER-AWAY' } });
  expect(() => readFileSync(join(place, '.env'))).toThrow('ENOENT');
});

test.each([
  ['kind', { CLUSTER_PROVIDER: 'kind', KIND_CLUSTER: 'todo' }],
  ['a cluster elsewhere', { CLUSTER_PROVIDER: 'context', CLUSTER_CONTEXT: 'far', ALLOWED_CONTEXTS: 'far' }],
])('it takes over from %s too', async (_, environment) => {
  for (const [key, value] of Object.entries(environment)) vi.stubEnv(key, value);
  const config = kubeconfig({
    'kind-todo': { server: 'https://127.0.0.1:41283' },
    far: { server: 'https://203.0.113.7' },
  });
  const kubectl = { 'config view': config, '/readyz': 'ok', 'get secret frontend-secrets': living(frontend) };
  const made = new FakePrograms({
    kubectl,
    docker: { info: 'Debian\n', '': recorded('docker-inspect-kind.json') },
  });
  vi.stubEnv('PATH', made.folder);
  vi.mocked(isServing).mockResolvedValue(true);
  const { values: taken } = await ensureEnvWithLiving(folder());
  expect(taken).toMatchObject({ BETTER_AUTH_SECRET: 'auth-hunter2', JWT_SECRET: 'jwt-hunter2' });
});

test('a .env that is there is not compared with anything', async () => {
  const fakes = programs({}, { minikube: running });
  const place = folder();
  writeFileSync(join(place, '.env'), 'BETTER_AUTH_SECRET=a\nJWT_SECRET=b\nPOSTGRES_PASSWORD=c\n');
  expect(await ensureEnvWithLiving(place)).toMatchObject({ made: false, filled: [] });
  expect(fakes.calls()).toEqual([]);
});
