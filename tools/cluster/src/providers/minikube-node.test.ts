import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { kubeconfig, minikubeConfig, nodeAnswers } from '../fixtures/cluster.ts';
import { FakePrograms } from '../fixtures/fake-programs.ts';
import { minikube } from './minikube.ts';
import type { Inspected } from './node-container.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const facts = { container: 'minikube', gateway: '192.168.49.1', publishedPort: 30000 };
const minikubes = () => minikube('minikube', mkdtempSync(join(tmpdir(), 'todo-minikube-')));
const none = { stdout: '[]\n', stderr: 'Error response from daemon: No such container: x\n', exitCode: 1 };
const docker = { ...nodeAnswers.docker, 'container inspect minikube': none };

test("the node is the container of the profile's name with Minikube's label: one call, once", async () => {
  const fakes = new FakePrograms(nodeAnswers);
  vi.stubEnv('PATH', fakes.folder);
  const one = minikubes();
  expect(await Promise.all([one.node(), one.node()])).toEqual([
    { address: '192.168.49.2', ...facts },
    { address: '192.168.49.2', ...facts },
  ]);
  await one.node();
  expect(fakes.lines()).toEqual(['docker container inspect minikube']);
});

test.each([
  ['at its address', 'https://192.168.49.2:8443'],
  ['behind a published port', 'https://127.0.0.1:32771'],
])('under another name: the container behind the API server (%s)', async (_, server) => {
  const kubectl = { 'config view': kubeconfig({ minikube: { server, minikube: true } }) };
  const fakes = new FakePrograms({ docker, kubectl });
  vi.stubEnv('PATH', fakes.folder);
  expect(await minikubes().node()).toEqual({ address: '192.168.49.2', ...facts });
  expect(fakes.lines('minikube')).toEqual([]);
});

test("somebody else's container of that name is none", async () => {
  const theirs = JSON.parse(nodeAnswers.docker['container inspect minikube']) as Inspected[];
  theirs[0]!.Config.Labels = {};
  const answers = { ...docker, 'container inspect minikube': JSON.stringify(theirs), 'ps -q': '' };
  const kubectl = { 'config view': minikubeConfig };
  vi.stubEnv('PATH', new FakePrograms({ ...nodeAnswers, docker: answers, kubectl }).folder);
  expect(await minikubes().node()).toEqual({ address: '192.168.49.2' });
});

test('a virtual machine has an address only, which minikube tells', async () => {
  const answers = { 'container inspect minikube': none, 'ps -q': '' };
  const kubectl = { 'config view': minikubeConfig };
  vi.stubEnv('PATH', new FakePrograms({ ...nodeAnswers, docker: answers, kubectl }).folder);
  expect(await minikubes().node()).toEqual({ address: '192.168.49.2' });
});

test('Docker down is said, not taken for no container', async () => {
  const down = {
    stderr: 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock.',
    exitCode: 1,
  };
  vi.stubEnv('PATH', new FakePrograms({ ...nodeAnswers, docker: { container: down } }).folder);
  await expect(minikubes().node()).rejects.toMatchObject({ facts: { code: 'DOCKER-DOWN' } });
});
