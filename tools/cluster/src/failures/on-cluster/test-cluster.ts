import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { which } from 'zx';
import { attempt, run, runJson } from '../../programs/command.ts';
import { clusterOf } from '../../fixtures/cluster.ts';
import type { Cluster } from '../../kubernetes.ts';
import { image, type Manifest } from './objects.ts';

/** The context that the tests may use; namespaces `todo-test-…` come and go there. */
export function testContext(): string {
  const context = process.env['TODO_TEST_CONTEXT'];
  if (context) return context;
  throw new Error(
    'TODO_TEST_CONTEXT is not set: give the context of a cluster that is there for tests, such as TODO_TEST_CONTEXT=kind-tests',
  );
}

export const clusterIn = (namespace: string, context = testContext()): Cluster =>
  clusterOf({ MINIKUBE_PROFILE: context, K8S_NAMESPACE: namespace });

/** Many manifests as one. */
export const list = (items: Manifest[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

/** A namespace of its own for one test. */
export async function makeNamespace(
  cluster: Cluster,
  labels: Record<string, string>,
  objects: Manifest[],
): Promise<void> {
  const { namespace } = cluster;
  const made = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } };
  await cluster.kubectl(['apply', '-f', '-'], list([made, ...objects]));
  // A pod is refused while the namespace has no account yet.
  for (let i = 0; i < 100; i++) {
    const found = await attempt('kubectl', [...cluster.kubectlFlags, 'get', 'serviceaccount', 'default']);
    if (found.exitCode === 0) return;
  }
  throw new Error(`namespace ${namespace} has no service account`);
}

export const dropNamespace = (cluster: Cluster): Promise<string> =>
  cluster.kubectl(['delete', 'namespace', cluster.namespace, '--wait=false', '--ignore-not-found']);

/** A chart of these objects in a new folder. */
export function writeChart(objects: Manifest[], files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'todo-chart-'));
  const all = {
    'Chart.yaml': 'apiVersion: v2\nname: app\nversion: 0.1.0\n',
    'values.yaml': '{}\n',
    'values-dev.yaml': '{}\n',
    'templates/all.yaml': objects.map((one) => JSON.stringify(one)).join('\n---\n'),
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** TODO_TEST_HELM names another helm, such as `helm4`. */
export async function chooseHelm(): Promise<void> {
  const name = process.env['TODO_TEST_HELM'];
  if (!name) return;
  const folder = mkdtempSync(join(tmpdir(), 'todo-helm-'));
  symlinkSync(await which(name), join(folder, 'helm'));
  process.env['PATH'] = `${folder}${delimiter}${process.env['PATH']}`;
}

/** Puts the image into the cluster's node, a container of the node's name as kind and minikube make it. */
export async function loadImage(): Promise<void> {
  const cluster = clusterIn('default');
  interface Nodes {
    items: { metadata: { name: string }; status: { images?: { names?: string[] }[] } }[];
  }
  const nodes = await runJson<Nodes>('kubectl', [...cluster.kubectlFlags, 'get', 'nodes', '-o', 'json']);
  for (const { metadata, status } of nodes.items) {
    if (status.images?.some(({ names }) => names?.some((name) => name.endsWith(`/${image}`)))) continue;
    const file = join(mkdtempSync(join(tmpdir(), 'todo-image-')), 'image.tar');
    await run('docker', ['save', '-o', file, image]);
    await run('docker', ['cp', file, `${metadata.name}:/image.tar`]);
    await run('docker', ['exec', metadata.name, 'ctr', '-n', 'k8s.io', 'images', 'import', '/image.tar']);
    await run('docker', ['exec', metadata.name, 'rm', '/image.tar']);
  }
}
