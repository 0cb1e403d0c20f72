import { afterEach, expect, test, vi } from 'vitest';
import { FakePrograms, type Answers } from '../../cluster/src/fixtures/fake-programs.ts';
import { chooseTarget, hasTool } from './target.ts';

const down = { stderr: 'Cannot connect to the Docker daemon', exitCode: 1 };
const docker = { '--version': 'Docker version 28.5.2\n', 'info --format {{.ID}}': 'c0ffee\n' };
const kubernetes: Record<string, Answers> = {
  minikube: { version: 'minikube version: v1.38.1\n' },
  kubectl: { 'version --client': 'Client Version: v1.34.4\n' },
  helm: { 'version --short': 'v3.19.4+g7cfb6e4\n' },
};
const without = (name: string) =>
  Object.fromEntries(Object.entries({ docker, ...kubernetes }).filter(([one]) => one !== name));

afterEach(() => {
  vi.unstubAllEnvs();
});

const has = (programs: Record<string, Answers>) => vi.stubEnv('PATH', new FakePrograms(programs).folder);

test.each<[string, Record<string, Answers>, string | undefined, string]>([
  ['all is there', { docker, ...kubernetes }, undefined, 'minikube'],
  ['Docker is missing', without('docker'), undefined, 'embedded'],
  ['helm is missing', without('helm'), undefined, 'embedded'],
  [
    'kubectl does not start',
    { docker, ...kubernetes, kubectl: { '': { exitCode: 126 } } },
    undefined,
    'embedded',
  ],
  ['embedded is asked for', { docker: { info: down }, ...kubernetes }, 'embedded', 'embedded'],
  ['compose is asked for, and Docker is all there is', { docker }, 'compose', 'compose'],
])('%s', async (_, programs, asked, target) => {
  has(programs);
  expect((await chooseTarget(asked)).target).toBe(target);
});

test('what is missing is named in the reason', async () => {
  has({ docker });
  expect((await chooseTarget(undefined)).why).toBe(
    'minikube, kubectl, helm not found, so without Kubernetes',
  );
});

test.each<[string, Record<string, Answers>, string, string]>([
  ['minikube without helm', without('helm'), 'minikube', 'TOOL-MISSING'],
  ['compose without Docker', {}, 'compose', 'TOOL-MISSING'],
  [
    'minikube while Docker is down',
    { ...kubernetes, docker: { ...docker, 'info --format {{.ID}}': down } },
    'minikube',
    'DOCKER-DOWN',
  ],
  [
    'compose while Docker is down',
    { docker: { ...docker, 'info --format {{.ID}}': down } },
    'compose',
    'DOCKER-DOWN',
  ],
])('%s is not replaced by something else', async (_, programs, asked, code) => {
  has(programs);
  await expect(chooseTarget(asked)).rejects.toMatchObject({ exitCode: 3, facts: { code } });
});

test('a tool is there when it starts', async () => {
  has({ docker, helm: { '': { stderr: 'exec format error', exitCode: 126 } } });
  expect(await Promise.all(['docker', 'helm', 'kubectl'].map(hasTool))).toEqual([true, false, false]);
});
