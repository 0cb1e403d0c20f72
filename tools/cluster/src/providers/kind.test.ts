import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { freePort } from '../../../embedded/src/free-port.ts';
import { workspaceRoot } from '../../../settings/src/paths.ts';
import { kubeconfig, recorded } from '../fixtures/cluster.ts';
import { FakePrograms, type Answer, type Answers } from '../fixtures/fake-programs.ts';
import { kind } from './kind.ts';

const node = recorded('docker-inspect-kind.json');
const none: Answer = {
  stdout: '[]\n',
  stderr: 'Error response from daemon: No such container: todo-control-plane\n',
  exitCode: 1,
};
const asked = 'container inspect todo-control-plane';
const config = (port = 41283) => kubeconfig({ 'kind-todo': { server: `https://127.0.0.1:${port}` } });

let folder: string;
let port: number;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'todo-kind-'));
  port = await freePort(0);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function programs(docker: Answers, kubectl: Answers = {}, more: Record<string, Answers> = {}): FakePrograms {
  const made = new FakePrograms({
    docker: { ...docker, info: 'ID\n' },
    kubectl: { 'config view': config(), 'current-context': 'mine\n', configmap: '', wait: '', ...kubectl },
    kind: { create: 'made\n', export: '', delete: '' },
    ...more,
  });
  vi.stubEnv('PATH', made.folder);
  return made;
}

const cluster = (answers: boolean[] = [true], seconds = 5) =>
  kind('todo', {
    folder,
    seconds,
    serving: async () => (answers.length > 1 ? answers.shift()! : answers[0]!),
  });
const other = (change: (container: { State: { Status: string } }) => void) => {
  const parsed = JSON.parse(node) as { State: { Status: string }; Config: { Labels: object } }[];
  change(parsed[0]!);
  return JSON.stringify(parsed);
};
const stopped = other((one) => (one.State.Status = 'exited'));

describe('the state', () => {
  test.each<[string, string | Answer, boolean, string]>([
    ['the node runs and its API server answers', node, true, 'running'],
    ['the node runs, its API server does not answer yet', node, false, 'stopped'],
    ['the node is stopped', stopped, true, 'stopped'],
    ['there is no node', none, true, 'absent'],
    [
      "somebody else's container has the node's name",
      other((one) => Object.assign(one, { Config: { Labels: {} } })),
      true,
      'absent',
    ],
  ])('%s', async (_, inspected, serves, state) => {
    const fakes = programs({ [asked]: inspected });
    expect(await cluster([serves]).state()).toBe(state);
    expect(fakes.lines(), 'one call, and kind is not asked').toEqual([`docker ${asked}`]);
  });

  test('Docker down is no absent cluster', async () => {
    programs({ container: { stderr: 'Cannot connect to the Docker daemon', exitCode: 1 } });
    await expect(cluster().state()).rejects.toMatchObject({ facts: { code: 'DOCKER-DOWN' } });
  });
});

describe('up', () => {
  test('a running one is left alone', async () => {
    const fakes = programs({ [asked]: node });
    expect(await cluster().up(port)).toEqual({ kind: 'unchanged', reason: 'kind cluster todo is running' });
    expect(fakes.lines('kind')).toEqual([]);
  });

  test("an absent one is made on one node with the NodePort on the loopback, marked, and the user's context stays", async () => {
    const now: Answer[] = [{ stdout: 'mine\n' }, { stdout: 'kind-todo\n' }];
    const fakes = programs({ [asked]: [none, { stdout: node }] }, { 'current-context': now });
    expect(await cluster().up(port)).toEqual({ kind: 'done', reason: 'kind cluster todo made and started' });
    const [line = ''] = fakes.lines('kind');
    expect(line).toMatch(/^kind create cluster --name todo --config \S+ --wait 120s$/);
    const given = JSON.parse(readFileSync(line.split(' ')[6]!, 'utf8')) as unknown;
    expect(given).toMatchObject({
      kind: 'Cluster',
      nodes: [
        {
          role: 'control-plane',
          extraPortMappings: [{ containerPort: 30000, hostPort: port, listenAddress: '127.0.0.1' }],
        },
      ],
    });
    const kubectl = fakes.lines('kubectl');
    expect(kubectl).toContain('kubectl config use-context mine');
    expect(kubectl).toContain(
      `kubectl --context kind-todo -n kube-system create configmap todo-chatbot-made-this-cluster --from-literal=checkout=${workspaceRoot}`,
    );
    expect(existsSync(join(folder, 'current-context'))).toBe(false);
  });

  test('a stopped one is started by docker, and waited for', async () => {
    const fakes = programs({
      [asked]: [{ stdout: stopped }, { stdout: node }],
      'ps -aq --filter label=io.x-k8s.kind.cluster=todo': 'b7e272a0f514\n',
      unpause: { stderr: 'is not paused', exitCode: 1 },
      'start b7e272a0f514': '',
    });
    expect(await cluster([false, true]).up(port)).toEqual({
      kind: 'done',
      reason: 'kind cluster todo started',
    });
    expect(fakes.lines('docker')).toContain('docker start b7e272a0f514');
    expect(fakes.lines('kind')).toEqual([]);
  });

  test('one that does not come back says so, with what to do', async () => {
    programs({
      [asked]: node,
      'ps -aq': 'b7e272a0f514\n',
      unpause: '',
      start: '',
      logs: 'ERROR: failed to get IP\n',
    });
    await expect(cluster([false], 0.2).up(port)).rejects.toMatchObject({
      facts: {
        code: 'KIND-START',
        next: expect.stringContaining('kind delete cluster --name todo'),
        words: expect.stringContaining('failed to get IP'),
      },
    });
  });

  test('a kubeconfig that does not know the cluster, or knows an old one, is mended', async () => {
    const fakes = programs({ [asked]: node });
    fakes.add('kubectl', { 'config view': config(50000), 'current-context': 'mine\n' });
    await cluster().up(port);
    expect(fakes.lines('kind')).toEqual(['kind export kubeconfig --name todo']);
  });

  test.each([
    ['failed to pull image "kindest/node:v1"', 'KIND-IMAGE', /KIND_CONFIG/],
    ['could not find a log line that matches', 'KIND-START', /kind delete cluster --name todo/],
    ['write /var: no space left on device', 'DISK-FULL', /docker system prune/],
  ])('a making that fails (%s): %s', async (words, code, next) => {
    programs({ [asked]: none }, {}, { kind: { create: { stderr: words, exitCode: 1 } } });
    await expect(cluster().up(port)).rejects.toMatchObject({
      facts: { code, next: expect.stringMatching(next), words: expect.stringContaining(words) },
    });
  });
});

test('the node: asked once, and again after a stop', async () => {
  const fakes = programs({ [asked]: node, 'ps -aq': 'b7\n', stop: '', 'info --format': 'Debian\n' });
  const one = cluster();
  const facts = { address: '172.18.0.5', container: 'todo-control-plane', gateway: '172.18.0.1' };
  expect(await one.node()).toEqual({ ...facts, publishedPort: 30019 });
  expect(await one.hostName()).toBe('172.18.0.1');
  await one.hostName();
  const inspections = () => fakes.lines('docker').filter((line) => line === `docker ${asked}`).length;
  expect(inspections()).toBe(1);
  await one.stop();
  await one.node();
  expect(inspections()).toBe(2);
});

test("on Docker Desktop pods reach the host by Docker's name for it", async () => {
  const fakes = programs({ [asked]: node });
  fakes.add('docker', { [asked]: node, 'info --format': 'Docker Desktop\n' });
  expect(await cluster().hostName()).toBe('host.docker.internal');
});
