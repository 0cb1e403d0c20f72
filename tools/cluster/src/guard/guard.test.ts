import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { settingsWith } from '../../../settings/src/settings.ts';
import { attempt } from '../programs/command.ts';
import { kubeconfig, recorded } from '../fixtures/cluster.ts';
import { FakePrograms, type Answer } from '../fixtures/fake-programs.ts';
import { theCluster } from '../kubernetes.ts';
import { judgeContext } from './context-guard.ts';
import { readKubeconfig } from './kubeconfig.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'todo-guard-'));
  vi.stubEnv('KUBECONFIG', join(folder, 'config'));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const prod = kubeconfig({ prod: { server: 'https://203.0.113.7:6443' } });
const mine = kubeconfig({ todo: { server: 'https://192.168.49.2:8443', minikube: true } });

function programs(view: string | Answer): FakePrograms {
  const made = new FakePrograms({
    kubectl: { 'config view -o json': view, '': 'done\n' },
    helm: { '': 'done\n' },
    minikube: {
      'status -o json': { stdout: recorded('minikube-status-absent.ndjson'), exitCode: 85 },
      '': '',
    },
  });
  vi.stubEnv('PATH', made.folder);
  return made;
}

/** A cluster behind the real guard, whose notes go into the test's folder. */
const clusterOf = (values: Record<string, string>) =>
  theCluster(settingsWith(values), async ({ name, context }, settings) => {
    const problem = judgeContext({ provider: name, context }, await readKubeconfig(folder), settings);
    if (problem) throw problem;
  });

test('a refused context: not one call of kubectl, helm or minikube start names it', async () => {
  const fakes = programs(prod);
  const cluster = clusterOf({ MINIKUBE_PROFILE: 'prod' });
  const refusal = { exitCode: 4, facts: { code: 'CONTEXT-REFUSED' } };
  await expect(cluster.provider.up(30000)).rejects.toMatchObject(refusal);
  await expect(cluster.provider.state()).rejects.toMatchObject(refusal);
  await expect(cluster.provider.remove()).rejects.toMatchObject(refusal);
  await expect(cluster.kubectl(['apply', '-f', '-'], '{}')).rejects.toMatchObject(refusal);
  await expect(attempt('kubectl', [...cluster.kubectlFlags, 'get', 'pods'])).rejects.toMatchObject(refusal);
  await expect(attempt('helm', ['uninstall', 'backend', ...cluster.helmFlags])).rejects.toMatchObject(
    refusal,
  );
  expect(fakes.lines('kubectl')).toEqual(['kubectl config view -o json']);
  expect(fakes.lines('helm')).toEqual([]);
  expect(fakes.lines('minikube').filter((line) => !line.includes('status'))).toEqual([]);
});

test('an allowed one: kubectl is asked once, in this process and in the next, until the kubeconfig changes', async () => {
  const fakes = programs(mine);
  writeFileSync(join(folder, 'config'), 'one');
  const work = async () => {
    const cluster = clusterOf({ MINIKUBE_PROFILE: 'todo' });
    await Promise.all([cluster.kubectl(['get', 'pods']), cluster.kubectl(['get', 'services'])]);
  };
  const views = () => fakes.lines('kubectl').filter((line) => line.includes('config view')).length;
  await work();
  await work();
  expect(views()).toBe(1);
  writeFileSync(join(folder, 'config'), 'another');
  await work();
  expect(views()).toBe(2);
  writeFileSync(join(folder, 'contexts.json'), '{"key": ');
  await work();
  expect(views(), 'a half written note is no answer').toBe(3);
});

test.each<[string, Answer]>([
  ['damaged', { stderr: 'error: error loading config file "/b": yaml: line 3: mapping values', exitCode: 1 }],
  ['cut off', { stdout: '{"contexts": [' }],
])('a kubeconfig that is %s: said with the files that are read', async (_, view) => {
  const fakes = programs(view);
  vi.stubEnv('KUBECONFIG', ['/a', '/b'].join(delimiter));
  await expect(clusterOf({}).kubectl(['get', 'pods'])).rejects.toMatchObject({
    exitCode: 3,
    facts: { code: 'KUBECONFIG-UNREADABLE', where: '/a, /b' },
  });
  expect(fakes.lines('kubectl')).toHaveLength(1);
});
