import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { cluster, fakes, kubectlAnswers, readerToken } from '../fixtures/ai-programs.ts';
import { homeIn, withKubeconfig } from './kubeconfig.ts';

afterEach(() => void vi.unstubAllEnvs());

test('only its owner can read the file, and the folder; both go', async () => {
  fakes({ kubectl: kubectlAnswers });
  const seen = await withKubeconfig(cluster, 'reader', async ({ folder, kubeconfig, hide }) => {
    expect(statSync(kubeconfig).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(hide(`with ${readerToken}`)).toBe('with ***');
    return folder;
  });
  expect(existsSync(seen)).toBe(false);
});

test('the user’s own login is taken where the tool itself works as the user; no account is made', async () => {
  const programs = fakes({ kubectl: kubectlAnswers });
  await withKubeconfig(cluster, 'own', async ({ kubeconfig, hide }) => {
    expect(readFileSync(kubeconfig, 'utf8')).toContain('own-hunter2-token');
    expect(hide('a own-hunter2-token b')).toBe('a *** b');
  });
  expect(programs.lines('kubectl')).toEqual([
    'kubectl --context todo config view --minify --flatten --raw -o json',
  ]);
});

test('a login program of the user’s finds its login, though the tool has another home', async () => {
  const view = JSON.stringify({
    clusters: [{ cluster: {} }],
    users: [{ user: { exec: { command: 'login', env: [{ name: 'AWS_PROFILE', value: 'theirs' }] } } }],
  });
  fakes({ kubectl: { 'config view --minify': view } });
  vi.stubEnv('HOME', '/home/ada');
  await withKubeconfig(cluster, 'own', async ({ folder, kubeconfig }) => {
    const config = JSON.parse(readFileSync(kubeconfig, 'utf8')) as {
      users: { user: { exec: { env: { name: string; value: string }[] } } }[];
    };
    const { env } = config.users[0]!.user.exec;
    expect(env).toContainEqual({ name: 'HOME', value: '/home/ada' });
    expect(env.at(-1)).toEqual({ name: 'AWS_PROFILE', value: 'theirs' });
    expect(homeIn(folder, {})).toMatchObject({ HOME: folder, XDG_CONFIG_HOME: join(folder, '.config') });
  });
});

test('what fails inside leaves nothing, and no listener', async () => {
  fakes({ kubectl: kubectlAnswers });
  const before = process.listenerCount('SIGINT');
  let folder = '';
  const failing = withKubeconfig(cluster, 'reader', async (place) => {
    folder = place.folder;
    expect(process.listenerCount('SIGINT')).toBe(before + 1);
    throw new Error('inside');
  });
  await expect(failing).rejects.toThrow('inside');
  expect(existsSync(folder)).toBe(false);
  expect(process.listenerCount('SIGINT')).toBe(before);
});
