import { mkdtempSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { freePort } from '../../../embedded/src/free-port.ts';
import { workspaceRoot } from '../../../settings/src/paths.ts';
import { recorded } from '../fixtures/cluster.ts';
import { FakePrograms, type Answer, type Answers } from '../fixtures/fake-programs.ts';
import { minikube } from './minikube.ts';
import type { Provider } from './provider.ts';

const status: Record<string, Answer> = {
  running: { stdout: recorded('minikube-status-running.json') },
  stopped: { stdout: recorded('minikube-status-stopped.json'), exitCode: 7 },
  absent: { stdout: recorded('minikube-status-absent.ndjson'), exitCode: 85 },
  misconfigured: { stdout: recorded('minikube-status-misconfigured.json'), exitCode: 4 },
};

function programs(
  state: keyof typeof status,
  more: Answers = { start: 'Done!\n' },
  docker: Answers = { info: 'ID\n' },
): FakePrograms {
  const made = new FakePrograms({
    minikube: { 'status -o json': status[state]!, ...more },
    docker,
    kubectl: { 'create configmap': 'created\n', 'get configmap': 'there\n' },
    lsof: { '': 'p4711\ncpostgres\n' },
  });
  vi.stubEnv('PATH', made.folder);
  return made;
}

let provider: Provider;
let port: number;

beforeEach(async () => {
  vi.spyOn(process, 'getuid').mockReturnValue(1000);
  port = await freePort(0);
  provider = minikube('todo', mkdtempSync(join(tmpdir(), 'todo-minikube-')));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('the state', () => {
  test.each([
    ['exit code 0', 'running', 'running'],
    ['exit code 7', 'stopped', 'stopped'],
    ['exit code 85', 'absent', 'absent'],
    ['a kubeconfig with the port of before a restart of Docker', 'misconfigured', 'stopped'],
  ] as const)('%s', async (_, name, state) => {
    const fakes = programs(name);
    expect(await provider.state()).toBe(state);
    expect(fakes.lines()).toEqual(['minikube -p todo status -o json']);
  });

  test('without minikube', async () => {
    vi.stubEnv('PATH', new FakePrograms({}).folder);
    await expect(provider.state()).rejects.toMatchObject({ facts: { code: 'TOOL-MISSING' } });
  });
});

const mark = 'kubectl --context todo -n kube-system';
const marking = `${mark} create configmap todo-chatbot-made-this-cluster --from-literal=checkout=${workspaceRoot}`;
const startArguments = (fakes: FakePrograms) =>
  fakes.lines('minikube').filter((line) => line.includes(' start'));

describe('up', () => {
  test('a running cluster is left alone', async () => {
    const fakes = programs('running');
    expect(await provider.up(port)).toEqual({
      kind: 'unchanged',
      reason: 'minikube profile todo is running',
    });
    expect(fakes.lines()).toHaveLength(1);
  });

  test('a stopped one is started as it was made: its port, memory and driver are not named again', async () => {
    const fakes = programs('stopped');
    expect(await provider.up(port)).toEqual({ kind: 'done', reason: 'minikube profile todo started' });
    expect(startArguments(fakes)).toEqual(['minikube -p todo start --keep-context --interactive=false']);
    expect(fakes.calls('kubectl')).toEqual([]);
  });

  test("an absent one is made with the spec's properties, and marked as made here", async () => {
    const info = { 'info --format {{.ID}}': 'ID\n', info: `2 ${3900 * 2 ** 20}\n` };
    const fakes = programs('absent', undefined, info);
    const outcome = await provider.up(port);
    expect(outcome.kind).toBe('done');
    expect(outcome.reason).toMatch(/^minikube profile todo made and started/);
    const [line] = startArguments(fakes);
    expect(line).toMatch(
      /^minikube -p todo start --keep-context --interactive=false --driver=docker --container-runtime=containerd /,
    );
    expect(line).toContain(` --ports=127.0.0.1:${port}:30000 `);
    expect(line).toMatch(/ --cpus=2 --memory=2925$/);
    expect(outcome.reason).toContain(' with 2 CPUs and 2925 MiB, since Docker has no more');
    expect(fakes.lines('kubectl')[0]).toBe(marking);
  });

  test('a cluster that could not be marked is marked by the next run', async () => {
    const away = { stderr: 'The connection to the server 127.0.0.1:8443 was refused', exitCode: 1 };
    programs('absent').add('kubectl', { '': away });
    await provider.up(port);
    const fakes = programs('running');
    await provider.up(port);
    await provider.up(port);
    expect(fakes.lines('kubectl')).toEqual([
      marking,
      `${mark} get configmap todo-chatbot-made-this-cluster -o jsonpath={.data.checkout}`,
    ]);
  });

  test('--force is for root alone, whom minikube refuses without it', async () => {
    const user = programs('absent');
    await provider.up(port);
    expect(startArguments(user)[0]).not.toContain('--force');
    vi.spyOn(process, 'getuid').mockReturnValue(0);
    for (const state of ['absent', 'stopped'] as const) {
      const fakes = programs(state);
      await provider.up(port);
      expect(startArguments(fakes)[0]).toMatch(/ --force$/);
    }
  });

  test('a taken port is told with its holder and the next free one, before anything is made', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const taken = (server.address() as AddressInfo).port;
    const fakes = programs('absent');
    try {
      await expect(provider.up(taken)).rejects.toMatchObject({
        exitCode: 3,
        facts: {
          code: 'PORT-TAKEN',
          what: `port ${taken} is taken by postgres (process 4711)`,
          next: expect.stringMatching(/^npm start -- --target minikube --port \d+$/),
        },
      });
      expect(startArguments(fakes)).toEqual([]);
      // A cluster that is there has its port already.
      programs('stopped');
      expect(await provider.up(taken)).toMatchObject({ kind: 'done' });
    } finally {
      server.close();
    }
  });

  test.each(['absent', 'stopped'] as const)('Docker down: told before minikube tries (%s)', async (state) => {
    const fakes = programs(
      state,
      {},
      {
        info: { stderr: 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock.', exitCode: 1 },
      },
    );
    await expect(provider.up(port)).rejects.toMatchObject({ exitCode: 3, facts: { code: 'DOCKER-DOWN' } });
    expect(startArguments(fakes)).toEqual([]);
  });

  test.each([
    ['X Exiting due to K8S_APISERVER_MISSING: wait 6m0s for node', 'MINIKUBE-START', /minikube logs -p todo/],
    ['X Exiting due to RSRC_DOCKER_STORAGE: no space left on device', 'DISK-FULL', /docker system prune/],
  ])('a start that fails (%s): %s', async (words, code, next) => {
    const fakes = programs('absent', { start: { stderr: words, exitCode: 80 } });
    await expect(provider.up(port)).rejects.toMatchObject({
      facts: { code, next: expect.stringMatching(next), words: expect.stringContaining(words) },
    });
    expect(fakes.calls('kubectl'), 'no mark').toEqual([]);
  });
});
