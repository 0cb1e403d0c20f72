import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { attempt } from './command.ts';
import { ensureDatabase } from '../database/database.ts';
import { commandLinesDuring } from '../fixtures/argv-watch.ts';
import { clusterOf, nodeAnswers } from '../fixtures/cluster.ts';
import { FakePrograms, type Answers } from '../fixtures/fake-programs.ts';
import { notFound, values } from '../fixtures/secrets.ts';
import { ensurePushed } from '../registry/push.ts';
import { ensureSecrets } from '../secrets/secrets.ts';

/** Long enough to be seen, whatever else this machine does. */
const slow = { seconds: 0.2 };
const secret = /hunter2/;

beforeEach(() => {
  for (const key of ['CLUSTER_PROVIDER', 'CLUSTER_CONTEXT']) vi.stubEnv(key, '');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const programs = (docker: Answers, kubectl: Answers = {}) =>
  vi.stubEnv(
    'PATH',
    new FakePrograms({ ...nodeAnswers, docker: { ...nodeAnswers.docker, ...docker }, kubectl }).folder,
  );

describe.runIf(process.platform === 'linux')('no secret in a command line that /proc shows', () => {
  test('the watch sees a secret that is in one', async () => {
    programs({ login: slow });
    const lines = await commandLinesDuring(() => attempt('docker', ['login', '--password', 'hunter2']));
    expect(lines.filter((line) => secret.test(line))).not.toEqual([]);
  });

  test('the secrets step', async () => {
    programs({}, { 'get secret': { ...notFound('x'), ...slow }, apply: slow });
    const lines = await commandLinesDuring(() => ensureSecrets(clusterOf(values)));
    expect(lines.some((line) => line.includes('kubectl --context minikube -n default apply'))).toBe(true);
    expect(lines.filter((line) => secret.test(line))).toEqual([]);
  });

  test('the database step: the container is made, and the role gets its password', async () => {
    programs({
      'container inspect -f': { exitCode: 1, stderr: 'Error: No such container' },
      'start todo-postgres-minikube': { exitCode: 1 },
      run: { stdout: 'id\n', ...slow },
      pg_isready: slow,
      psql: { exitCode: 3, stderr: 'ends here', ...slow },
    });
    const step = () => ensureDatabase(clusterOf(values)).catch((error: unknown) => error);
    const lines = await commandLinesDuring(step);
    expect(lines.some((line) => line.includes('psql -q -U postgres'))).toBe(true);
    expect(lines.some((line) => /docker run -d .*-e POSTGRES_PASSWORD .*postgres:17/.test(line))).toBe(true);
    expect(lines.filter((line) => secret.test(line))).toEqual([]);
  });

  test('the login to a registry, and the pull secret', async () => {
    vi.stubEnv('CLUSTER_PROVIDER', 'context');
    vi.stubEnv('CLUSTER_CONTEXT', 'elsewhere');
    programs(
      {
        imagetools: { exitCode: 1, stderr: 'not found' },
        'login --username': slow,
        tag: '',
        push: [
          { exitCode: 1, stderr: 'denied' },
          { stdout: `digest: sha256:${'a'.repeat(64)}\n`, ...slow },
        ],
        rmi: '',
      },
      { 'get secret': notFound('x'), apply: slow },
    );
    const own = { REGISTRY: 'argv.test/todo', REGISTRY_USERNAME: 'ada', REGISTRY_PASSWORD: 'hunter2' };
    const lines = await commandLinesDuring(() => ensurePushed(clusterOf(own), 'todo-backend:h1'));
    expect(lines.some((line) => line.includes('login --username ada --password-stdin argv.test'))).toBe(true);
    expect(lines.filter((line) => secret.test(line))).toEqual([]);
  });
});
