import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { differencesOf } from '../deploy/drift/drift.ts';
import { findRelease } from '../deploy/release/release.ts';
import { clusterOf } from '../fixtures/cluster.ts';
import { FakePrograms } from '../fixtures/fake-programs.ts';
import { getObject } from '../kubernetes.ts';
import { ApiServer } from './fixtures/api-server.ts';
import { dryRunApply, isReady, readLists, readNodes } from './read.ts';

const [server, stranger] = [new ApiServer(), new ApiServer()];
const programs = new FakePrograms({
  kubectl: {
    'get secret refused': { stderr: 'Error from server (Forbidden): secrets is forbidden', exitCode: 1 },
  },
  helm: {
    'status odd': JSON.stringify({ version: 7, manifest: '', info: { status: 'deployed', description: '' } }),
  },
});
const cluster = clusterOf({ MINIKUBE_PROFILE: 'api', K8S_NAMESPACE: 'here' });
const inHere = '/api/v1/namespaces/here';

beforeAll(async () => {
  await Promise.all([server.start(), stranger.start()]);
});
afterAll(() => {
  server.stop();
  stranger.stop();
});
beforeEach(() => {
  vi.stubEnv('KUBECONFIG', server.kubeconfig('api'));
  vi.stubEnv('PATH', programs.folder);
});
afterEach(() => void vi.unstubAllEnvs());

const record = (version: number, status: string) => {
  const text = JSON.stringify({
    name: 'web',
    version,
    manifest: 'kind: Service\n',
    info: { status, description: 'd', last_deployed: '2026-11-30T18:00:00Z' },
  });
  const stored = gzipSync(text).toString('base64');
  return { data: { release: Buffer.from(stored).toString('base64') } };
};
const revision = (name: string, version: number) => ({
  metadata: { name: `sh.helm.release.v1.${name}.v${version}`, labels: { version: String(version) } },
});

test('ready only when the certificate is the right one', async () => {
  server.answer('/readyz', 'ok');
  stranger.answer('/readyz', 'ok');
  expect(await isReady('api')).toBe(true);
  expect(server.asked.at(-1)).toMatchObject({ method: 'GET', authorization: 'Bearer for-tests' });
  vi.stubEnv('KUBECONFIG', stranger.kubeconfig('other', 'not the certificate'));
  expect(await isReady('other')).toBe(false);
  server.answer('/readyz', '[-]etcd failed', 500);
  vi.stubEnv('KUBECONFIG', server.kubeconfig('api'));
  expect(await isReady('api')).toBe(false);
});

test("helm's own record: the newest revision, by number and not by word; helm is not started", async () => {
  server.answer(`${inHere}/secrets`, {
    items: [revision('web', 9), revision('web', 10), revision('web', 2)],
  });
  server.answer(`${inHere}/secrets/sh.helm.release.v1.web.v10`, record(10, 'failed'));
  expect(await findRelease(cluster, 'web')).toEqual({
    version: 10,
    status: 'failed',
    description: 'd',
    manifest: 'kind: Service\n',
    since: '2026-11-30T18:00:00Z',
  });
  const list = server.asked.find(({ path }) => path.startsWith(`${inHere}/secrets?`))!;
  expect(decodeURIComponent(list.path)).toContain('labelSelector=owner=helm,name=web');
  expect(list.accept).toContain('PartialObjectMetadataList');
  expect(programs.lines('helm')).toEqual([]);
});

test("the mark of a rollback of ours stands on helm's record", async () => {
  server.answer(`${inHere}/secrets`, { items: [revision('web', 10)] });
  const metadata = { annotations: { 'todo-chatbot/rolled-back-to': '7' } };
  server.answer(`${inHere}/secrets/sh.helm.release.v1.web.v10`, { ...record(10, 'deployed'), metadata });
  expect((await findRelease(cluster, 'web'))?.rolledBack).toEqual({ to: 7, day: '2026-11-30' });
});

test('no record: not installed. A record in another form, another storage: helm is asked', async () => {
  server.answer(`${inHere}/secrets`, { items: [] });
  expect(await findRelease(cluster, 'web')).toBeUndefined();
  server.answer(`${inHere}/secrets`, { items: [revision('odd', 7)] });
  server.answer(`${inHere}/secrets/sh.helm.release.v1.odd.v7`, { data: { release: 'bm90IGEgcmVjb3Jk' } });
  expect((await findRelease(cluster, 'odd'))?.version).toBe(7);
  vi.stubEnv('HELM_DRIVER', 'configmap');
  expect((await findRelease(cluster, 'odd'))?.version).toBe(7);
  expect(programs.lines('helm')).toHaveLength(2);
});

test('what may not be read is told in the words of kubectl', async () => {
  server.answer(`${inHere}/secrets/refused`, { kind: 'Status', reason: 'Forbidden' }, 403);
  await expect(getObject(cluster, 'secret', 'refused')).rejects.toMatchObject({
    facts: { code: 'CLUSTER-AWAY', words: expect.stringContaining('forbidden') },
  });
  expect(await getObject(cluster, 'secret', 'nothere')).toBeUndefined();
});

test('lists say the kind of each object; one that cannot be read makes the whole answer unknown', async () => {
  server.answer(`${inHere}/pods`, { items: [{ metadata: { name: 'a' } }] });
  server.answer('/apis/batch/v1/namespaces/here/jobs', { items: [] });
  const kinds = [
    ['v1', 'Pod'],
    ['batch/v1', 'Job'],
  ] as const;
  expect(await readLists(cluster, kinds, {})).toEqual([{ kind: 'Pod', metadata: { name: 'a' } }]);
  server.answer('/apis/batch/v1/namespaces/here/jobs', { kind: 'Status' }, 403);
  expect(await readLists(cluster, kinds, {})).toBeUndefined();
  server.answer('/api/v1/nodes', 'this is no JSON');
  expect(await readNodes(cluster)).toBeUndefined();
});

test('a dry run applies as helm and changes nothing; what would be made anew is gone', async () => {
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } };
  server.answer(`${inHere}/services/web`, { ...service, spec: { type: 'NodePort' } });
  expect(await dryRunApply(cluster, [service])).toEqual([{ ...service, spec: { type: 'NodePort' } }]);
  const { method, path, body } = server.asked.at(-1)!;
  expect([method, path, JSON.parse(body)]).toEqual([
    'PATCH',
    `${inHere}/services/web?dryRun=All&fieldManager=helm&force=true`,
    service,
  ]);
  server.answer(`${inHere}/services/web`, service, 201);
  expect(await dryRunApply(cluster, [service])).toEqual([undefined]);
  // A kind that is not known here is left to kubectl, with all the others.
  expect(await dryRunApply(cluster, [service, { ...service, kind: 'Gateway' }])).toBeUndefined();
});

test('what an apply would change, a sentence each', () => {
  const metadata = { name: 'web', generation: 4, managedFields: [] };
  const living = { metadata, spec: { replicas: 1, paused: true }, status: { replicas: 1 } };
  const wanted = { metadata: { name: 'web', generation: 5 }, spec: { replicas: 2, minReadySeconds: 3 } };
  expect(differencesOf('Deployment/web', living, wanted)).toEqual([
    'Deployment/web: spec.replicas is 1, the release says 2',
    'Deployment/web: spec.paused (true) is not in the release',
    'Deployment/web: spec.minReadySeconds (3) is missing',
  ]);
  expect(differencesOf('Deployment/web', undefined, undefined)).toEqual(['Deployment/web is gone']);
});
