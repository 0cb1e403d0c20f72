import { appendFileSync, cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asProblem } from '../../../../../libs/problem/src/problem.ts';
import { attempt } from '../../programs/command.ts';
import { upgrade } from '../../deploy/upgrade.ts';
import type { Cluster } from '../../kubernetes.ts';
import { service, type Manifest } from './objects.ts';
import { asVersion } from './old-cluster.ts';
import { places } from './place.ts';

const place = places();
const root = join(import.meta.dirname, '../../../../..');

interface BadInput {
  name: string;
  chart: 'frontend' | 'backend';
  /** Of the chart's values files. */
  configuration?: 'dev' | 'prod';
  /** What stands at the end of that values file. */
  values?: string;
  set?: Record<string, string>;
  /** What is in the namespace before; a whole Secret of the chart unless it says otherwise. */
  prepare?: Manifest[];
  /** Version of Kubernetes that the cluster says it has. */
  version?: string;
  code: string;
  /** What helm alone says, too. */
  says: RegExp;
}

const secret = (name: string, ...keys: string[]): Manifest => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name },
  stringData: Object.fromEntries(keys.map((key) => [key, 'postgresql://user@127.0.0.1:1/none-of-these'])),
});
const whole = [
  secret('backend-secrets', 'DATABASE_URL'),
  secret('frontend-secrets', 'DATABASE_URL', 'BETTER_AUTH_SECRET'),
];
const taken = 31_987;

const inputs: BadInput[] = [
  {
    name: 'no-replicas',
    chart: 'backend',
    values: 'replicaCount: 0',
    code: 'VALUES-SCHEMA',
    says: /replicaCount.*minimum.*1/s,
  },
  {
    name: 'low-port',
    chart: 'frontend',
    values: 'service: { nodePort: 99 }',
    code: 'VALUES-SCHEMA',
    says: /nodePort.*(minimum.*want|greater than or equal to) 30,?000/s,
  },
  {
    name: 'unknown-key',
    chart: 'backend',
    values: 'replicaCuont: 3',
    code: 'VALUES-SCHEMA',
    says: /replicaCuont'? (is )?not allowed/,
  },
  {
    name: 'latest',
    chart: 'backend',
    set: { 'image.tag': 'latest' },
    code: 'CHART-IMAGE-TAG-LATEST',
    says: /name the tag of one build/,
  },
  {
    name: 'key',
    chart: 'frontend',
    prepare: [secret('frontend-secrets', 'DATABASE_URL')],
    code: 'CHART-SECRET-KEY-MISSING',
    says: /Secret frontend-secrets in namespace \S+ has no BETTER_AUTH_SECRET.*edit secret frontend-secrets/,
  },
  {
    name: 'prod',
    chart: 'backend',
    configuration: 'prod',
    prepare: [],
    code: 'CHART-SECRET-ABSENT',
    says: /no Secret backend-secrets in namespace \S+.*create secret generic backend-secrets/,
  },
  {
    name: 'two-ports',
    chart: 'frontend',
    values: `service: { nodePort: ${taken} }`,
    prepare: [...whole, service('other', taken)],
    code: 'CHART-NODEPORT-TAKEN',
    says: /NodePort 31987 belongs to Service \S+\/other.*set service\.nodePort to another one/,
  },
  {
    name: 'old',
    chart: 'backend',
    version: 'v1.27.16',
    code: 'CLUSTER-TOO-OLD',
    says: /chart requires kubeVersion: >=1\.28\.0-0 which is incompatible with Kubernetes v1\.27\.16/,
  },
];

/** The chart with this at the end of its values file, as somebody would write it there. */
function chartOf({ chart, configuration = 'dev', values = '' }: BadInput): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'todo-bad-input-')), chart);
  cpSync(join(root, 'helm', chart), folder, { recursive: true });
  appendFileSync(join(folder, `values-${configuration}.yaml`), `\n${values}\n`);
  return folder;
}

const kinds = 'all,secrets,configmaps,serviceaccounts,networkpolicies,poddisruptionbudgets';

async function namesIn(cluster: Cluster): Promise<string> {
  const listed = await cluster.kubectl(['get', kinds, '-o', 'name']);
  return listed.split('\n').filter(Boolean).sort().join('\n');
}

test.concurrent.each(inputs)(
  '$name: $code, from a deploy and from helm alone, and nothing is applied',
  async (input) => {
    const { name, chart, configuration = 'dev', set, prepare = whole, version, code, says } = input;
    const cluster = await place(`bad-${name}`, { prepare });
    // It comes on its own after a moment.
    while (!(await namesIn(cluster)).includes('kube-root-ca.crt')) continue;
    const before = await namesIn(cluster);
    const folder = chartOf(input);
    const values = { 'image.tag': 'h1', existingSecret: `${chart}-secrets`, ...set };
    const parts = { chart: '1', values: '1', image: '1', secret: '1', database: '1', migrations: '' };

    const both = async (more: string[]) => {
      const asked = { ...cluster, helmFlags: [...cluster.helmFlags, ...more] };
      const thrown: unknown = await upgrade(asked, chart, folder, { configuration, parts }, values).then(
        () => expect.unreachable('it was deployed'),
        (error: unknown) => error,
      );
      const { facts } = asProblem(thrown);
      expect([facts.code, facts.words], asProblem(thrown).explain()).toEqual([
        code,
        expect.stringMatching(says),
      ]);

      const pairs = Object.entries(values).map(([key, value]) => `${key}=${value}`);
      const args = ['install', chart, folder, '-f', join(folder, `values-${configuration}.yaml`), '--wait'];
      const typed = await attempt('helm', [...args, '--set', pairs.join(','), ...asked.helmFlags]);
      expect([typed.exitCode, typed.stderr]).toEqual([1, expect.stringMatching(says)]);
    };
    await (version ? asVersion(version, (url) => both(['--kube-apiserver', url])) : both([]));
    expect(await namesIn(cluster)).toBe(before);
  },
);
