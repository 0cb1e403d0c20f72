import { afterEach, describe, expect, test, vi } from 'vitest';
import { clusterOf } from '../fixtures/cluster.ts';
import { backend, encoded, frontend, living, notFound, programs, values } from '../fixtures/secrets.ts';
import { ensureSecrets, hashAnnotation, secretHash } from './secrets.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the hash', () => {
  test('16 hex digits; changes with each value, each key and the secret that keys it; not with the order', () => {
    const hash = secretHash({ A: '1', B: '2' }, 'k');
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(secretHash({ B: '2', A: '1' }, 'k')).toBe(hash);
    for (const other of [{ A: '1', B: '3' }, { A: '1', C: '2' }, { A: '1' }, { A: '12', B: '' }]) {
      expect(secretHash(other as Record<string, string>, 'k')).not.toBe(hash);
    }
    expect(secretHash({ A: '1', B: '2' }, 'other')).not.toBe(hash);
  });
});

describe('the secrets target', () => {
  const run = () => ensureSecrets(clusterOf(values));

  test('missing Secrets are written: whole, through stdin, by server-side apply', async () => {
    const fakes = programs({
      'get secret frontend-secrets': notFound('frontend-secrets'),
      'get secret backend-secrets': notFound('backend-secrets'),
    });
    expect(await run()).toEqual({ kind: 'done', reason: 'frontend-secrets and backend-secrets written' });
    const applied = fakes.calls('kubectl').filter(({ args }) => args.includes('apply'));
    expect(applied.map(({ args }) => args.join(' '))).toEqual(
      Array(2).fill(
        '--context minikube -n default apply --server-side --force-conflicts --field-manager=todo-chatbot -f -',
      ),
    );
    const written = Object.fromEntries(
      applied
        .map(({ stdin }) => JSON.parse(stdin) as { metadata: { name: string } })
        .map((one) => [one.metadata.name, one]),
    );
    expect(written['frontend-secrets']).toMatchObject({
      kind: 'Secret',
      stringData: frontend,
      metadata: { namespace: 'default' },
    });
    expect(written['backend-secrets']).toMatchObject({
      stringData: backend,
      metadata: { annotations: { [hashAnnotation]: secretHash(backend, values.BETTER_AUTH_SECRET) } },
    });
  });

  test('no secret ever stands in the arguments of any program', async () => {
    const fakes = programs({ 'get secret': notFound('x') });
    await run();
    expect(fakes.calls().length).toBeGreaterThan(4);
    for (const line of fakes.lines()) expect(line).not.toMatch(/hunter2/);
  });

  test('unchanged Secrets write nothing', async () => {
    const fakes = programs({
      'get secret frontend-secrets': living(frontend),
      'get secret backend-secrets': living(backend),
    });
    expect(await run()).toEqual({ kind: 'unchanged', reason: 'the Secrets hold what .env says' });
    expect(fakes.lines('kubectl').filter((line) => / apply | delete | patch /.test(line))).toEqual([]);
  });

  test.each([
    [
      'an edited value under the old hash',
      living({ ...backend, GROQ_API_KEY: 'by hand' }, secretHash(backend, values.BETTER_AUTH_SECRET)),
    ],
    ['another hash', living(backend, '0000000000000000')],
    ['no annotation', JSON.stringify({ metadata: {}, data: encoded(backend) })],
    [
      'no data',
      JSON.stringify({
        metadata: { annotations: { [hashAnnotation]: secretHash(backend, values.BETTER_AUTH_SECRET) } },
      }),
    ],
  ])('%s: this one is written again', async (_, secret) => {
    const fakes = programs({
      'get secret frontend-secrets': living(frontend),
      'get secret backend-secrets': secret,
    });
    expect(await run()).toEqual({ kind: 'done', reason: 'backend-secrets written' });
    expect(fakes.lines('kubectl').filter((line) => line.includes(' apply '))).toHaveLength(1);
  });

  test('a cluster that does not answer is told', async () => {
    programs({
      'get secret': { stderr: 'The connection to the server 127.0.0.1:8443 was refused', exitCode: 1 },
    });
    await expect(run()).rejects.toMatchObject({ facts: { code: 'CLUSTER-AWAY', next: 'npm start' } });
  });

  test('DATABASE_URL of .env goes into both as it is', async () => {
    const fakes = programs({ 'get secret': notFound('x') });
    await ensureSecrets(clusterOf({ ...values, DATABASE_URL: 'postgresql://u:hunter2@db.example.org/todo' }));
    for (const { stdin } of fakes.calls('kubectl').filter(({ args }) => args.includes('apply'))) {
      expect(JSON.parse(stdin)).toMatchObject({
        stringData: { DATABASE_URL: 'postgresql://u:hunter2@db.example.org/todo' },
      });
    }
  });
});
