import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { folderWith } from './fixtures/folder.ts';
import { peekSettings, readSettings } from './settings.ts';

const clusterKeys = ['CLUSTER_PROVIDER', 'CLUSTER_CONTEXT', 'KIND_CLUSTER', 'ALLOWED_CONTEXTS'];

beforeEach(() => {
  for (const key of ['DATABASE_URL', 'MINIKUBE_PROFILE', 'K8S_NAMESPACE', 'LLM_MODEL', ...clusterKeys])
    vi.stubEnv(key, '');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const settingsOf = (text: string) => peekSettings(folderWith({ '.env': text }));

test('the kind of cluster: minikube, what .env says, and before it what this run was told', () => {
  expect(settingsOf('')).toMatchObject({
    provider: 'minikube',
    kindCluster: 'todo-chatbot',
    context: '',
    allowedContexts: [],
  });
  const text = 'CLUSTER_PROVIDER=kind\nKIND_CLUSTER=todo\nCLUSTER_CONTEXT=a\nALLOWED_CONTEXTS=" a, b ,,"\n';
  expect(settingsOf(text)).toMatchObject({
    provider: 'kind',
    kindCluster: 'todo',
    context: 'a',
    allowedContexts: ['a', 'b'],
  });
  vi.stubEnv('CLUSTER_PROVIDER', 'context');
  vi.stubEnv('CLUSTER_CONTEXT', 'b');
  expect(settingsOf(text)).toMatchObject({ provider: 'context', context: 'b' });
});

test.each(['Kind', 'minikub', 'docker'])('"%s" is no kind of cluster', (value) => {
  expect(() => settingsOf(`CLUSTER_PROVIDER=${value}\n`)).toThrow(
    expect.objectContaining({ exitCode: 3, facts: expect.objectContaining({ code: 'ENV-PROVIDER' }) }),
  );
});

test('without a .env: the defaults; looking makes nothing, reading makes the file', () => {
  const folder = folderWith();
  expect(peekSettings(folder)).toMatchObject({ profile: 'minikube', namespace: 'default', databaseUrl: '' });
  expect(existsSync(join(folder, '.env'))).toBe(false);
  expect(readSettings(folder).value('JWT_SECRET')).toHaveLength(43);
  expect(existsSync(join(folder, '.env'))).toBe(true);
});

test('.env comes before the shell, the shell where .env is empty', () => {
  vi.stubEnv('LLM_MODEL', 'of-the-shell');
  expect(settingsOf('LLM_MODEL=of-the-file\n').value('LLM_MODEL')).toBe('of-the-file');
  expect(settingsOf('LLM_MODEL=\n').value('LLM_MODEL')).toBe('of-the-shell');
  expect(settingsOf('').value('NOWHERE_AT_ALL')).toBe('');
});

test.each([
  'postgresql://todo:secret@db.example.org:5432/todo',
  'postgres://u:p@127.0.0.1/todo',
  'postgresql://u:p%2Fw%23@h/db?sslmode=require&channel_binding=require',
])('DATABASE_URL %s is taken as it is', (url) => {
  expect(settingsOf(`DATABASE_URL=${url}\n`).databaseUrl).toBe(url);
});

test.each([
  ['another kind of database', 'mysql://u:hunter2@h/db'],
  ['no database named', 'postgresql://u:hunter2@h'],
  ['an empty database name', 'postgresql://u:hunter2@h/'],
  ['no host', 'postgresql:///db'],
  ['a / in the password', 'postgresql://u:hunter2/w@h/db'],
  ['a # in the password', "'postgresql://u:hunter2#w@h/db'"],
  ['no number as port', 'postgresql://u:hunter2@h:port/db'],
  ['words', 'my database'],
])('DATABASE_URL with %s is refused, and not shown', (_, url) => {
  const failing = () => settingsOf(`DATABASE_URL=${url}\n`);
  expect(failing).toThrow(
    expect.objectContaining({ exitCode: 3, facts: expect.objectContaining({ code: 'DATABASE-URL' }) }),
  );
  expect(failing).not.toThrow(/hunter2/);
});

test.each(['My-Profile', 'a_b', '-a', 'a-', 'ä', 'x'.repeat(64), '--profile=x', 'a b'])(
  '"%s" is no name',
  (name) => {
    for (const key of ['MINIKUBE_PROFILE', 'K8S_NAMESPACE', 'KIND_CLUSTER']) {
      const failing = () => settingsOf(`${key}='${name}'\n`);
      expect(failing).toThrow(
        expect.objectContaining({ exitCode: 3, facts: expect.objectContaining({ code: 'ENV-NAME' }) }),
      );
      expect(failing).toThrow(new RegExp(key));
    }
  },
);

test.each(['minikube', 'a', 'x'.repeat(63), 'todo-2'])('"%s" is a name', (name) => {
  expect(settingsOf(`MINIKUBE_PROFILE=${name}\nK8S_NAMESPACE=${name}\n`)).toMatchObject({
    profile: name,
    namespace: name,
  });
});
