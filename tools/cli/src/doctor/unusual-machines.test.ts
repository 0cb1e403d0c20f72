import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { kubeconfig } from '../../../cluster/src/fixtures/cluster.ts';
import { FakePrograms, type Answers } from '../../../cluster/src/fixtures/fake-programs.ts';
import { WorkspaceCopy } from '../fixtures/workspace-copy.ts';

interface Report {
  checks: { name: string; state: string; found: string; fix?: string }[];
  start: { target?: string; why: string; problem?: string };
}

const copy = new WorkspaceCopy();
afterAll(() => copy.remove());

async function doctor(folder: string, env: Record<string, string> = {}) {
  const { code, stdout, stderr } = await copy.run('doctor --json', folder, env);
  expect(stdout, stderr).toMatch(/^\{/);
  const { checks, start } = JSON.parse(stdout) as Report;
  return { code, start, all: stdout, of: (name: string) => checks.find((check) => check.name === name)! };
}

const engine = (cpus: number, memoryMb: number, more: Answers = {}): Answers => ({
  '--version': 'Docker version 28.5.2, build ecc6942\n',
  'buildx version': 'github.com/docker/buildx v0.29.1 a32761a\n',
  'info --format {{.ID}}': 'c0ffee\n',
  'info --format {{.DockerRootDir}}': '/nowhere\n',
  ...more,
  'info --format {{.ServerVersion}},': `28.5.2, aarch64, ${cpus} CPUs, ${memoryMb * 2 ** 20} bytes of memory\n`,
  version: 'Engine containerd runc docker-init \n',
});
const kubernetes: Record<string, Answers> = {
  minikube: { version: 'minikube version: v1.38.1\n' },
  kubectl: {
    'version --client': 'Client Version: v1.34.4\n',
    'config current-context': 'work\n',
    'config view': '{}',
  },
  helm: { 'version --short': 'v3.19.4\n' },
};
const machine = (docker: Answers, more: Record<string, Answers> = {}) =>
  new FakePrograms({ docker, ...kubernetes, ...more });

test.each<[string, number, number, string, RegExp, RegExp | undefined]>([
  ['4 CPUs and 16 GiB', 4, 16_384, 'ok', /16\.0 GiB of memory$/, undefined],
  ['2 cores and 4 GB', 2, 3900, 'ok', /gets 2 CPUs and 2925 MiB .*enough to use the app$/, undefined],
  ['1 core', 1, 3900, 'warn', /no cluster with less than 2 CPUs/, /Settings, Resources.*--target embedded/],
  ['1 GiB', 2, 1024, 'warn', /less than .*1800 MiB/, /Settings, Resources/],
])('%s', async (_, cpus, memoryMb, state, found, fix) => {
  const { of } = await doctor(machine(engine(cpus, memoryMb)).folder);
  expect(of('Docker engine')).toMatchObject({ state, found: expect.stringMatching(found) });
  expect(of('Docker engine').fix ?? '').toMatch(fix ?? /^$/);
});

test("Podman under Docker's name: not taken for Docker, by the doctor and by npm start", async () => {
  const { folder } = machine({});
  writeFileSync(
    join(folder, 'docker'),
    '#!/bin/sh\n[ "$1" != podman ] && echo "podman version 5.2.2"\nexit 0\n',
  );
  chmodSync(join(folder, 'docker'), 0o755);
  const { of, start, code } = await doctor(folder);
  expect(of('docker')).toMatchObject({ state: 'missing', found: expect.stringContaining("Podman's") });
  expect(of('docker').fix).toMatch(/^install Docker .*--target embedded/);
  expect(of('Docker engine')).toMatchObject({ state: 'missing' });
  expect(start).toEqual({
    target: 'embedded',
    why: "docker (the one here is Podman's) not found, so without Kubernetes",
  });
  expect(code).toBe(0);
  const asked = await copy.run('start --target minikube', folder);
  expect(asked.code).toBe(3);
  expect(asked.stderr).toMatch(/^✖ DOCKER-PODMAN: [^]*next: .*--target embedded/m);
});

test("Podman alone, and Docker's client on Podman's engine", async () => {
  const alone = await doctor(new FakePrograms({ podman: { '': '' }, ...kubernetes }).folder);
  expect(alone.of('docker').found).toBe('not found on PATH; podman is, but the pipeline cannot use it');
  expect(alone.start.target).toBe('embedded');
  const engines = { 'version --format': 'Podman Engine Conmon \n' };
  const mixed = await doctor(machine(engine(4, 16_384, engines)).folder);
  expect(mixed.of('Docker engine')).toMatchObject({
    state: 'warn',
    found: expect.stringContaining("Podman's, which has no BuildKit"),
  });
});

const proxy = { HTTPS_PROXY: 'http://ada:hunter2@proxy.example.org:3128' };

test('behind a proxy that only the shell knows: what has to be set, and no password', async () => {
  const docker = engine(4, 16_384, { 'info --format {{.HTTPSProxy}}{{.HTTPProxy}}': '\n' });
  const { of, all } = await doctor(machine(docker).folder, { ...proxy, no_proxy: 'localhost,.example.org' });
  expect(of('proxy')).toMatchObject({ state: 'warn', found: expect.stringContaining('NO_PROXY') });
  expect(of('proxy').fix).toContain(
    'export NO_PROXY=localhost,.example.org,127.0.0.1,10.96.0.0/12,192.168.49.0/24; ',
  );
  expect(of('proxy').fix).toMatch(/pulling images https:\S+daemon\/proxy\/ .*builds https:\S+cli\/proxy\//);
  expect(all).toContain('proxy.example.org:3128');
  expect(all).not.toContain('hunter2');
});

test('behind a proxy that all know: well', async () => {
  mkdirSync(join(copy.root, '.docker'), { recursive: true });
  const file = join(copy.root, '.docker/config.json');
  writeFileSync(file, JSON.stringify({ proxies: { default: { httpsProxy: 'http://proxy:3128' } } }));
  const docker = engine(4, 16_384, { 'info --format {{.HTTPSProxy}}{{.HTTPProxy}}': 'http://proxy:3128\n' });
  const direct = { NO_PROXY: 'localhost,127.0.0.1,10.96.0.0/12,192.168.49.0/24' };
  const { folder } = machine(docker);
  expect((await doctor(folder, { ...proxy, ...direct })).of('proxy')).toMatchObject({ state: 'ok' });
  writeFileSync(file, '{"proxies": ');
  const damaged = (await doctor(folder, { ...proxy, ...direct })).of('proxy');
  expect(damaged).toMatchObject({ state: 'warn', fix: expect.stringMatching(/^for builds \S+$/) });
  expect((await doctor(folder)).of('proxy')).toMatchObject({ state: 'ok', found: 'none in the environment' });
});

test("a work cluster's context: left alone; one that has our name: told before anything is done", async () => {
  const view = (name: string) => ({
    kubectl: {
      'version --client': 'Client Version: v1.34.4\n',
      'config current-context': `${name}\n`,
      'config view -o json': kubeconfig({ [name]: { server: 'https://203.0.113.7:6443' } }),
    },
  });
  const beside = machine(engine(4, 16_384), view('work'));
  expect((await doctor(beside.folder, { KUBECONFIG: '/work.yaml' })).of('kubectl context')).toMatchObject({
    state: 'ok',
    found: 'work; here minikube is used, and yours stays as it is',
  });
  expect(beside.lines('kubectl').every((line) => / (version --client|config) ?/.test(line))).toBe(true);
  const same = machine(engine(4, 16_384), view('minikube'));
  expect((await doctor(same.folder, { KUBECONFIG: '/same.yaml' })).of('kubectl context')).toMatchObject({
    state: 'warn',
    found: expect.stringContaining('CONTEXT-REFUSED: context minikube is not used'),
    fix: expect.stringContaining('MINIKUBE_PROFILE=todo'),
  });
});
