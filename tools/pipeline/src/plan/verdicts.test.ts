import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clusterOf } from '../../../cluster/src/fixtures/cluster.ts';
import { stampOf, writeStamp } from '../../../cluster/src/deploy/release/stamp.ts';
import { releaseValues } from '../../../cluster/src/deploy/values.ts';
import type { LiveFacts, LiveRelease } from '../../../cluster/src/live/facts.ts';
import { hashAnnotation, secretHash, wantedSecrets } from '../../../cluster/src/secrets/secrets.ts';
import { differs, equal } from '../../../cluster/src/outcome/verdict.ts';
import { workspaceRoot } from '../../../settings/src/paths.ts';
import type { PipelineTask } from './kinds.ts';
import { releaseSources } from './release-sources.ts';
import { verdictsOf } from './verdicts.ts';

// A database of the user's own, so that nothing is asked of Docker.
const settings = {
  DATABASE_URL: 'postgresql://u:p@db.example/todo',
  BETTER_AUTH_SECRET: 'key',
  JWT_SECRET: 'jwt',
};
const cluster = clusterOf(settings);
const image = 'todo-backend:h1';
const key = settings.BETTER_AUTH_SECRET;
const tasks: PipelineTask[] = [
  { id: 'cluster:up', kind: 'up', project: 'cluster' },
  { id: 'cluster:database', kind: 'database', project: 'cluster' },
  { id: 'cluster:secrets', kind: 'secrets', project: 'cluster' },
  { id: 'backend:build', kind: 'cached', project: 'backend' },
  { id: 'backend:image', kind: 'image', project: 'backend' },
  { id: 'backend:load', kind: 'load', project: 'backend' },
  {
    id: 'backend-chart:deploy:dev',
    kind: 'release',
    project: 'backend-chart',
    release: { name: 'backend', chart: 'helm/backend' },
  },
];

const livingSecret = (values: Record<string, string>) => ({
  metadata: { annotations: { [hashAnnotation]: secretHash(values, key) } },
  data: Object.fromEntries(Object.entries(values).map(([k, v]) => [k, Buffer.from(v).toString('base64')])),
});
const deployment = (ready: number): NonNullable<LiveRelease['deployment']> => ({
  metadata: { name: 'backend', generation: 2 },
  spec: { replicas: 2, template: { spec: { containers: [{ image }] } } },
  status: { observedGeneration: 2, replicas: 2, updatedReplicas: 2, availableReplicas: ready },
});

/** A cluster on which all is as it should be. */
async function fine(): Promise<LiveFacts> {
  const secrets = await wantedSecrets(cluster);
  const sources = releaseSources(image, secrets['backend-secrets']!, key);
  const values = await releaseValues(cluster, 'backend', sources);
  const stamp = stampOf(join(workspaceRoot, 'helm/backend'), 'dev', values);
  const release = { version: 3, status: 'deployed', manifest: '', description: writeStamp(stamp) };
  const of = (name: string): LiveRelease => ({
    release,
    drift: [],
    deployment: deployment(2),
    secret: livingSecret(secrets[`${name}-secrets`]!),
  });
  return {
    state: 'running',
    engine: new Set([image]),
    node: new Set([image]),
    database: equal('DATABASE_URL answers'),
    podUrl: settings.DATABASE_URL,
    databaseIdentity: '',
    releases: { frontend: of('frontend'), backend: of('backend') },
  };
}

/** The tasks that differ, with the reason. */
async function different(facts: LiveFacts): Promise<Record<string, string>> {
  const verdicts = await verdictsOf(cluster, tasks, facts, {
    configuration: 'dev',
    images: { backend: image },
  });
  expect(verdicts.has('backend:build')).toBe(false);
  return Object.fromEntries([...verdicts].flatMap(([id, one]) => (one.equal ? [] : [[id, one.reason]])));
}

const changed = async (change: (facts: LiveFacts) => void) => {
  const facts = await fine();
  change(facts);
  return different(facts);
};

test('nothing differs where all is as it should be', async () =>
  expect(await changed(() => undefined)).toEqual({}));

test.each<[string, (facts: LiveFacts) => void, Record<string, unknown>]>([
  ['no image in the engine', (f) => f.engine.clear(), { 'backend:image': `the engine lacks ${image}` }],
  ['no image on the node', (f) => f.node.clear(), { 'backend:load': `the node lacks ${image}` }],
  [
    'a Secret that was changed',
    (f) => (f.releases['frontend']!.secret!.data!['JWT_SECRET'] = 'eA=='),
    { 'cluster:secrets': 'frontend-secrets do not hold what .env says' },
  ],
  [
    'a release that is gone',
    (f) => (f.releases['backend']!.release = undefined),
    { 'backend-chart:deploy:dev': 'it was not installed' },
  ],
  [
    'a release of another image',
    (f) =>
      (f.releases['backend']!.release!.description = f.releases['backend']!.release!.description.replace(
        'image=h1',
        'image=h0',
      )),
    { 'backend-chart:deploy:dev': 'image h0 → h1' },
  ],
  [
    'drift',
    (f) => (f.releases['backend']!.drift = ['-  replicas: 2', '+  replicas: 5']),
    { 'backend-chart:deploy:dev': expect.stringContaining('changed by hand') },
  ],
  [
    'pods that are not ready',
    (f) => (f.releases['backend']!.deployment = deployment(1)),
    { 'backend-chart:deploy:dev': '1 of 2 pods are ready' },
  ],
  [
    'a Deployment that is gone',
    (f) => (f.releases['backend']!.deployment = undefined),
    { 'backend-chart:deploy:dev': 'its Deployment is gone' },
  ],
  [
    'a database that does not answer',
    (f) => (f.database = differs('DATABASE_URL does not answer')),
    {
      'cluster:database': 'DATABASE_URL does not answer',
      'cluster:secrets': expect.stringContaining('looked at'),
      'backend-chart:deploy:dev': expect.stringContaining('looked at'),
    },
  ],
  [
    'a stopped cluster',
    (f) => (f.state = 'stopped'),
    {
      'cluster:up': 'the cluster is stopped',
      'cluster:database': expect.stringContaining('looked at'),
      'cluster:secrets': expect.stringContaining('looked at'),
      'backend:load': expect.stringContaining('looked at'),
      'backend-chart:deploy:dev': expect.stringContaining('looked at'),
    },
  ],
])('%s', async (_, change, expected) => expect(await changed(change)).toEqual(expected));
