import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readCredentials } from './credentials.ts';

const folder = mkdtempSync(join(tmpdir(), 'todo-kubeconfig-'));
writeFileSync(join(folder, 'client.crt'), 'the certificate');
writeFileSync(join(folder, 'client.key'), 'the key');
writeFileSync(join(folder, 'token'), 'read from a file\n');

type Entry = Record<string, unknown>;
let files = 0;

/** A kubeconfig of one context `here`. */
function kubeconfig(user: Entry, cluster: Entry = {}, name = 'here'): string {
  const file = join(folder, `config-${++files}`);
  const config = {
    contexts: [{ name, context: { cluster: 'c', user: 'u' } }],
    clusters: [{ name: 'c', cluster: { server: 'https://127.0.0.1:6443', ...cluster } }],
    users: [{ name: 'u', user }],
  };
  writeFileSync(file, JSON.stringify(config));
  return file;
}

beforeEach(() => {
  for (const name of ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy']) vi.stubEnv(name, '');
});
afterEach(() => void vi.unstubAllEnvs());

const base64 = (text: string) => Buffer.from(text).toString('base64');

test('a certificate within the file, or in a file beside it', () => {
  const within = kubeconfig(
    { 'client-certificate-data': base64('cert'), 'client-key-data': base64('key') },
    { 'certificate-authority-data': base64('ca'), 'tls-server-name': 'kubernetes' },
  );
  expect(readCredentials('here', [within])).toEqual({
    server: new URL('https://127.0.0.1:6443'),
    tls: {
      ca: Buffer.from('ca'),
      cert: Buffer.from('cert'),
      key: Buffer.from('key'),
      servername: 'kubernetes',
    },
  });
  const beside = kubeconfig({ 'client-certificate': 'client.crt', 'client-key': join(folder, 'client.key') });
  expect(readCredentials('here', [beside])?.tls).toEqual({
    cert: Buffer.from('the certificate'),
    key: Buffer.from('the key'),
  });
});

test('a token within the file, or in a file of its own, which counts more', () => {
  expect(readCredentials('here', [kubeconfig({ token: 'abc' })])?.token).toBe('abc');
  expect(readCredentials('here', [kubeconfig({ token: 'abc', tokenFile: 'token' })])?.token).toBe(
    'read from a file',
  );
});

test('of several files the first that names something counts; one that is not there is no fault', () => {
  const [other, first, second] = [
    kubeconfig({ token: 'other' }, {}, 'there'),
    kubeconfig({ token: 'first' }),
    kubeconfig({ token: 'second' }),
  ];
  expect(readCredentials('here', [join(folder, 'none'), first, second])?.token).toBe('first');
  // Users and clusters are looked up over all files too.
  expect(readCredentials('here', [other, first])?.token).toBe('other');
});

test.each<[string, Entry, Entry?]>([
  ['a plug-in', { exec: { command: 'aws' } }],
  ['an old plug-in', { 'auth-provider': { name: 'gcp' } }],
  ['a password', { username: 'a', password: 'b' }],
  ['somebody else', { token: 't', as: 'admin' }],
  ['a proxy of the cluster', { token: 't' }, { 'proxy-url': 'http://proxy:3128' }],
  ['no TLS', { token: 't' }, { server: 'http://127.0.0.1:8080' }],
  ['a key that is not there', { 'client-certificate': 'client.crt', 'client-key': 'none.key' }],
  ['no address', { token: 't' }, { server: '' }],
])('left to kubectl: %s', (_, user, cluster) => {
  expect(readCredentials('here', [kubeconfig(user, cluster)])).toBeUndefined();
});

test('left to kubectl: a proxy of the environment, but for a server on this machine', () => {
  vi.stubEnv('HTTPS_PROXY', 'http://proxy:3128');
  expect(
    readCredentials('here', [kubeconfig({ token: 't' }, { server: 'https://10.0.0.1:6443' })]),
  ).toBeUndefined();
  expect(readCredentials('here', [kubeconfig({ token: 't' })])?.token).toBe('t');
});

test('left to kubectl: a context that is not there, a file that is no YAML', () => {
  expect(readCredentials('nowhere', [kubeconfig({ token: 't' })])).toBeUndefined();
  const broken = join(folder, 'broken');
  writeFileSync(broken, 'contexts: [\n\t');
  expect(readCredentials('here', [broken])).toBeUndefined();
});
