import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { clusterOf } from '../fixtures/cluster.ts';
import { FakePrograms, type Answer, type Answers } from '../fixtures/fake-programs.ts';
import { checkLoaded, ensureLoaded } from '../image/load.ts';
import { providerValues } from '../providers/values.ts';
import { theRegistry } from './registry.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
const image = 'todo-backend:h1';
const absent: Answer = { stderr: 'ERROR: registry.test/todo/todo-backend:h1: not found', exitCode: 1 };
const denied: Answer = { stderr: 'ERROR: 401 Unauthorized', exitCode: 1 };
const pushed = `h1: digest: ${digest} size: 1241\n`;

// Each test has a registry of its own: what was seen is kept for the process.
let count = 0;
let registry: string;
beforeEach(() => {
  vi.stubEnv('CLUSTER_PROVIDER', 'context');
  vi.stubEnv('CLUSTER_CONTEXT', 'elsewhere');
  registry = `r${++count}.test:5000/todo`;
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function programs(docker: Answers, kubectl: Answers = {}): FakePrograms {
  const made = new FakePrograms({ docker, kubectl });
  vi.stubEnv('PATH', made.folder);
  return made;
}
const cluster = (more: Record<string, string> = {}) => clusterOf({ REGISTRY: registry, ...more });

test.each([
  ['ghcr.io/ada/todo', 'ghcr.io'],
  ['localhost:5000/todo/', 'localhost:5000'],
  ['docker.io/ada', 'docker.io'],
  ['localhost', 'localhost'],
])('REGISTRY %s', (value, host) => {
  expect(theRegistry({ value: () => value })).toEqual({ host, prefix: value.replace(/\/$/, '') });
});

test.each([
  ['', 'REGISTRY-NEEDED'],
  ['https://ghcr.io/ada', 'REGISTRY-FORM'],
  ['ada/todo', 'REGISTRY-FORM'],
  ['ghcr.io/Ada', 'REGISTRY-FORM'],
  ['ghcr.io/ada:tag', 'REGISTRY-FORM'],
  ['ghcr.io//ada', 'REGISTRY-FORM'],
  ['--help.x/y', 'REGISTRY-FORM'],
])('REGISTRY "%s": %s', (value, code) => {
  expect(() => theRegistry({ value: () => value })).toThrow(
    expect.objectContaining({ exitCode: 3, facts: expect.objectContaining({ code }) }),
  );
});

describe('the load target of a cluster elsewhere', () => {
  const inspect = 'buildx imagetools inspect';

  test('what the registry has is not pushed', async () => {
    const fakes = programs({ [inspect]: `${digest}\n` });
    expect(await checkLoaded(cluster(), image, new Set())).toMatchObject({ equal: true });
    expect(await ensureLoaded(cluster(), image)).toMatchObject({ kind: 'unchanged' });
    expect(fakes.lines()).toEqual([
      `docker buildx imagetools inspect ${registry}/${image} --format {{.Manifest.Digest}}`,
    ]);
  });

  test('what it lacks is pushed, and deployed by the digest that the registry gave', async () => {
    const fakes = programs({ [inspect]: absent, tag: '', push: pushed, rmi: '' });
    expect(await providerValues(cluster(), 'backend', image)).toMatchObject({ 'image.digest': '' });
    expect(await ensureLoaded(cluster(), image)).toEqual({
      kind: 'done',
      reason: `${registry}/${image} pushed (sha256:0123456789ab)`,
    });
    expect(fakes.lines()).toContain(`docker tag ${image} ${registry}/${image}`);
    expect(await providerValues(cluster(), 'backend', image)).toEqual({
      'image.repository': `${registry}/todo-backend`,
      'image.digest': digest,
    });
  });

  test('a registry that refuses: logged in with the values of .env, through stdin, and a pull secret made', async () => {
    const fakes = programs(
      { [inspect]: [denied, absent], login: 'Login Succeeded\n', tag: '', push: pushed, rmi: '' },
      { 'get secret todo-registry': { stderr: 'NotFound', exitCode: 1 }, apply: '' },
    );
    const own = cluster({ REGISTRY_USERNAME: 'ada', REGISTRY_PASSWORD: 'hunter2' });
    expect(await ensureLoaded(own, image)).toMatchObject({ kind: 'done' });
    const login = fakes.calls('docker').find(({ args }) => args.includes('login'))!;
    expect(login.args).toEqual(['login', '--username', 'ada', '--password-stdin', registry.split('/')[0]]);
    const secret = fakes.calls('kubectl').find(({ args }) => args.includes('apply'))!;
    expect(JSON.parse(secret.stdin)).toMatchObject({
      type: 'kubernetes.io/dockerconfigjson',
      metadata: { name: 'todo-registry', namespace: 'default' },
    });
    expect(secret.stdin).toContain('hunter2');
    expect(fakes.lines().join('\n')).not.toContain('hunter2');
    expect(await providerValues(own, 'backend', image)).toMatchObject({
      'imagePullSecrets[0].name': 'todo-registry',
    });
  });

  test('a pull secret that is there already is only named', async () => {
    const fakes = programs({ [inspect]: `${digest}\n` });
    const own = cluster({ REGISTRY_PULL_SECRET: 'theirs', REGISTRY_USERNAME: 'a', REGISTRY_PASSWORD: 'b' });
    await ensureLoaded(own, image);
    expect(fakes.lines('kubectl')).toEqual([]);
    expect(await providerValues(own, 'backend', image)).toMatchObject({
      'imagePullSecrets[0].name': 'theirs',
    });
  });

  test.each<[string, Answer, string]>([
    [
      'refuses the push',
      { stderr: 'denied: requested access to the resource is denied', exitCode: 1 },
      'REGISTRY-DENIED',
    ],
    ['is gone', { stderr: 'dial tcp: connect: connection refused', exitCode: 1 }, 'REGISTRY-AWAY'],
    ['says ok and no digest', { stdout: 'Pushed\n' }, 'REGISTRY-AWAY'],
  ])('a registry that %s: %s', async (_, push, code) => {
    const fakes = programs({ [inspect]: absent, tag: '', push, rmi: '' });
    await expect(ensureLoaded(cluster(), image)).rejects.toMatchObject({ exitCode: 3, facts: { code } });
    expect(fakes.lines().at(-1), 'the name goes again').toBe(`docker rmi --no-prune ${registry}/${image}`);
  });
});
