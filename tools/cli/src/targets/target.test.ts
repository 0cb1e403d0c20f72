import { afterEach, expect, test, vi } from 'vitest';
import { FakePrograms, type Answers } from '../../../cluster/src/fixtures/fake-programs.ts';
import { settingsWith } from '../../../settings/src/settings.ts';
import { chooseCluster, chooseTarget, hasTool } from './target.ts';

const down = { stderr: 'Cannot connect to the Docker daemon', exitCode: 1 };
const docker = { '--version': 'Docker version 28.5.2\n', 'info --format {{.ID}}': 'c0ffee\n' };
const kubernetes: Record<string, Answers> = {
  minikube: { version: 'minikube version: v1.38.1\n' },
  kubectl: { 'version --client': 'Client Version: v1.34.4\n' },
  helm: { 'version --short': 'v3.19.4+g7cfb6e4\n' },
};
const kind = { version: 'kind v0.33.0\n' };
const without = (name: string) =>
  Object.fromEntries(Object.entries({ docker, ...kubernetes }).filter(([one]) => one !== name));

afterEach(() => {
  vi.unstubAllEnvs();
});

const choose = (asked?: string, values: Record<string, string> = {}) =>
  chooseTarget(asked, settingsWith(values));
const has = (programs: Record<string, Answers>) => vi.stubEnv('PATH', new FakePrograms(programs).folder);

test.each<[string, Record<string, Answers>, string | undefined, string]>([
  ['all is there', { docker, ...kubernetes }, undefined, 'minikube'],
  ['Docker is missing', without('docker'), undefined, 'embedded'],
  ['helm is missing', without('helm'), undefined, 'embedded'],
  [
    'kubectl is there and does not start: it will say so itself',
    { docker, ...kubernetes, kubectl: { '': { exitCode: 126 } } },
    undefined,
    'minikube',
  ],
  ['embedded is asked for', { docker: { info: down }, ...kubernetes }, 'embedded', 'embedded'],
  ['compose is asked for, and Docker is all there is', { docker }, 'compose', 'compose'],
  ['kind is asked for, and there is no minikube', { ...without('minikube'), kind }, 'kind', 'kind'],
  ['a cluster elsewhere is asked for', without('minikube'), 'context', 'context'],
  [
    'kind is there and minikube is not: kind is offered, not taken',
    { ...without('minikube'), kind },
    undefined,
    'embedded',
  ],
])('%s', async (_, programs, asked, target) => {
  has(programs);
  expect((await choose(asked)).target).toBe(target);
});

test('what is missing is named in the reason', async () => {
  has({ docker });
  expect((await choose(undefined)).why).toBe('minikube, kubectl, helm not found, so without Kubernetes');
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
  await expect(choose(asked)).rejects.toMatchObject({ exitCode: 3, facts: { code } });
});

test('CLUSTER_PROVIDER of .env chooses where nothing is asked, and is not replaced by something else', async () => {
  has({ docker, ...kubernetes, kind });
  expect(await choose(undefined, { CLUSTER_PROVIDER: 'kind' })).toEqual({
    target: 'kind',
    why: 'as CLUSTER_PROVIDER says',
  });
  expect((await choose('minikube', { CLUSTER_PROVIDER: 'kind' })).target).toBe('minikube');
  has({ docker, ...kubernetes });
  await expect(choose(undefined, { CLUSTER_PROVIDER: 'kind' })).rejects.toMatchObject({
    facts: { code: 'TOOL-MISSING', what: 'kind is not installed' },
  });
});

test('with kind alone: the way to it is said', async () => {
  has({ ...without('minikube'), kind });
  expect((await choose(undefined)).why).toContain('kind is here: npm start -- --target kind');
});

test('a chosen cluster holds for this process and what it starts, .env or not', () => {
  vi.stubEnv('CLUSTER_PROVIDER', '');
  vi.stubEnv('CLUSTER_CONTEXT', '');
  chooseCluster('embedded');
  expect(settingsWith({ CLUSTER_PROVIDER: 'kind' }).provider).toBe('kind');
  chooseCluster('context', 'elsewhere');
  expect(settingsWith({ CLUSTER_PROVIDER: 'kind', CLUSTER_CONTEXT: 'other' })).toMatchObject({
    provider: 'context',
    context: 'elsewhere',
  });
});

test('a tool is there when PATH has it; one that does not start says so when it is called', async () => {
  has({ docker, helm: { '': { stderr: 'exec format error', exitCode: 126 } } });
  expect(await Promise.all(['docker', 'helm', 'kubectl'].map(hasTool))).toEqual([true, true, false]);
});
