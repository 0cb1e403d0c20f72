import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { madeSecrets } from '../../settings/src/env-file.ts';
import { clusterOf, nodeAnswers, recorded } from './fixtures/cluster.ts';
import { FakePrograms, type Answers } from './fixtures/fake-programs.ts';
import { ensureEnvWithLiving, ensureSecrets, hashAnnotation, secretHash } from './secrets.ts';

const values = {
  BETTER_AUTH_SECRET: 'auth-hunter2',
  JWT_SECRET: 'jwt-hunter2',
  POSTGRES_PASSWORD: 'p/w@hunter2',
  GROQ_API_KEY: 'groq-hunter2',
};
const notFound = (name: string) => ({
  stderr: `Error from server (NotFound): secrets "${name}" not found\n`,
  exitCode: 1,
});
const podUrl = 'postgresql://todo:p%2Fw%40hunter2@host.minikube.internal:55432/todo';

const encoded = (data: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, Buffer.from(value).toString('base64')]),
  );
const living = (data: Record<string, string>, hash = secretHash(data, values.BETTER_AUTH_SECRET)) =>
  JSON.stringify({
    kind: 'Secret',
    metadata: { annotations: { [hashAnnotation]: hash } },
    data: encoded(data),
  });

const frontend = {
  DATABASE_URL: podUrl,
  BETTER_AUTH_SECRET: values.BETTER_AUTH_SECRET,
  JWT_SECRET: values.JWT_SECRET,
};
const backend = {
  DATABASE_URL: podUrl,
  JWT_SECRET: values.JWT_SECRET,
  GROQ_API_KEY: values.GROQ_API_KEY,
  OPENAI_API_KEY: '',
  LLM_API_KEY: '',
};

function programs(kubectl: Answers, more: Record<string, Answers> = {}): FakePrograms {
  const made = new FakePrograms({
    ...nodeAnswers,
    kubectl: { ...kubectl, apply: 'serverside-applied\n' },
    ...more,
  });
  vi.stubEnv('PATH', made.folder);
  return made;
}

beforeEach(() => {
  for (const key of madeSecrets) vi.stubEnv(key, '');
});
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
    expect(await run()).toEqual({ kind: 'unchanged', reason: 'both Secrets hold what .env says' });
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

describe('a missing .env', () => {
  const running = { status: recorded('minikube-status-running.json') };
  const folder = () => {
    const made = mkdtempSync(join(tmpdir(), 'todo-living-'));
    writeFileSync(
      join(made, '.env.example'),
      'BETTER_AUTH_SECRET=\nJWT_SECRET=\nPOSTGRES_PASSWORD=\nMINIKUBE_PROFILE=\n',
    );
    return made;
  };

  test('takes over what the cluster runs with', async () => {
    programs({ 'get secret frontend-secrets': living(frontend) }, { minikube: running });
    const { made, values: taken } = await ensureEnvWithLiving(folder());
    expect(made).toBe(true);
    expect(taken).toMatchObject({
      BETTER_AUTH_SECRET: 'auth-hunter2',
      JWT_SECRET: 'jwt-hunter2',
      POSTGRES_PASSWORD: 'p/w@hunter2',
    });
  });

  test('takes no password from a database that is not ours', async () => {
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
    ['there is no cluster', { minikube: { status: { exitCode: 85 } } }],
    [
      'the cluster holds no Secret',
      { minikube: running, kubectl: { 'get secret': notFound('frontend-secrets') } },
    ],
  ])('is made with new secrets where %s', async (_, tools) => {
    vi.stubEnv('PATH', new FakePrograms(tools).folder);
    const { values: taken } = await ensureEnvWithLiving(folder());
    for (const key of madeSecrets) expect(taken[key]).toHaveLength(43);
  });

  test('is not made while the cluster runs and does not answer: it may hold secrets', async () => {
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

  test('a .env that is there is not compared with anything', async () => {
    const fakes = programs({}, { minikube: running });
    const place = folder();
    writeFileSync(join(place, '.env'), 'BETTER_AUTH_SECRET=a\nJWT_SECRET=b\nPOSTGRES_PASSWORD=c\n');
    expect(await ensureEnvWithLiving(place)).toMatchObject({ made: false, filled: [] });
    expect(fakes.calls()).toEqual([]);
  });
});
