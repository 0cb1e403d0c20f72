import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { clusterOf } from '../../fixtures/cluster.ts';
import { FakePrograms } from '../../fixtures/fake-programs.ts';
import { recordedHelm } from '../fixtures/snapshots.ts';
import { helmProblem, waitedInVain } from './helm-problem.ts';

const cluster = clusterOf({ MINIKUBE_PROFILE: 'todo', K8S_NAMESPACE: 'here' });
const flags = '--kube-context todo -n here';
const services = {
  items: [
    { metadata: { name: 'web', namespace: 'a' }, spec: { ports: [{}] } },
    { metadata: { name: 'other', namespace: 'b' }, spec: { ports: [{ nodePort: 30000 }] } },
  ],
};

function fakes(
  services: object,
  status = { version: 4, info: { status: 'pending-upgrade', last_deployed: '2026-11-23T07:00:01.5Z' } },
) {
  const made = new FakePrograms({
    kubectl: { 'get services -A': JSON.stringify(services) },
    helm: { status: JSON.stringify(status) },
  });
  made.add('ps', {
    '': '  77    01:02 helm upgrade --install backend helm/backend --kube-context todo -n here\n',
  });
  vi.stubEnv('PATH', made.folder);
}
const tell = async (stderr: string, verb?: string) =>
  (await helmProblem(cluster, 'backend', { exitCode: 1, stdout: '', stderr }, verb)).facts;

afterEach(() => {
  vi.unstubAllEnvs();
});

const taken =
  'Error: Service "frontend" is invalid: spec.ports[0].nodePort: Invalid value: 30000: provided port is already allocated';

test('the Service that has the port is named', async () => {
  fakes(services);
  expect(await tell(taken)).toMatchObject({
    code: 'NODEPORT-TAKEN',
    where: 'Service other in namespace b',
    cause: 'Service other of namespace b has NodePort 30000',
    next: expect.stringMatching(/^kubectl --context todo get services -A/),
    words: taken,
  });
});

test('a port whose holder is gone meanwhile', async () => {
  fakes({ items: [] });
  expect(await tell(taken)).toMatchObject({
    code: 'NODEPORT-TAKEN',
    cause: expect.stringContaining('another Service'),
  });
});

test('who holds the release', async () => {
  fakes(services);
  expect(
    await tell('Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress'),
  ).toMatchObject({
    code: 'HELM-LOCKED',
    cause:
      'revision 4 is pending-upgrade since 2026-11-23T07:00:01; helm works on it: process 77 of this machine, running for 01:02',
    next: expect.stringContaining(`helm history backend ${flags}`),
  });
});

test.each([
  ['with a tab', 'image:\n  tag: h1\n\tpullPolicy: Never\n', 3, /^line 3 begins with a tab/],
  ['without one', 'image: [1\n', 2, /YAML takes no tab/],
])('a values file %s', async (_, text, line, cause) => {
  fakes(services);
  const file = join(mkdtempSync(join(tmpdir(), 'todo-values-')), 'values-dev.yaml');
  writeFileSync(file, text);
  const words = `Error: failed to parse ${file}: error converting YAML to JSON: yaml: line 2: did not find expected`;
  expect(await tell(words)).toMatchObject({
    code: 'VALUES-YAML',
    where: `${file}:${line}`,
    cause: expect.stringMatching(cause),
  });
});

test('the value that the schema refuses', async () => {
  fakes(services);
  const words =
    "Error: values don't meet the specifications of the schema(s) in the following chart(s):\nbackend:\n- at '/replicaCount': got string, want integer\n";
  expect(await tell(words)).toMatchObject({
    code: 'VALUES-SCHEMA',
    what: "backend's values: at '/replicaCount': got string, want integer",
  });
});

test('what the guards of a chart refuse, in their own words; the others stay below', async () => {
  fakes(services);
  const words =
    'Error: UPGRADE FAILED: execution error at (backend/templates/deployment.yaml:1:4): \n\n' +
    'CHART-SECRET-KEY-MISSING: Secret s in namespace n has no JWT_SECRET · existingSecret · it is needed · add it: kubectl edit\n' +
    'CHART-NODEPORT-TAKEN: NodePort 30000 belongs to Service b/other · service.nodePort · once only · set another\n';
  expect(await tell(words)).toEqual({
    code: 'CHART-SECRET-KEY-MISSING',
    what: "backend's chart refuses its values: Secret s in namespace n has no JWT_SECRET",
    where: 'existingSecret of release backend; nothing was applied',
    cause: 'it is needed',
    next: 'give JWT_SECRET a value in .env, then: npm start',
    words: words.trim(),
  });
  const [first, absent, ...others] = [
    words.split('\n')[0]!,
    'CHART-SECRET-ABSENT: there is no Secret s in namespace n · existingSecret · pods wait · make it: kubectl create',
    ...words.split('\n').slice(3),
  ];
  expect(await tell([first, absent].join('\n'))).toMatchObject({
    next: 'npm start (writes the Secrets from .env)',
  });
  expect(await tell([first, ...others].join('\n'))).toMatchObject({ next: 'set another, then: npm start' });
  expect(await tell('Error: execution error at (x.yaml:1:4): CHART-ODD: no dots')).toMatchObject({
    code: 'CHART-TEMPLATE',
  });
});

test('a cluster that is too old', async () => {
  fakes(services);
  const words =
    'Error: chart requires kubeVersion: >=1.28.0-0 which is incompatible with Kubernetes v1.27.16';
  expect(await tell(words)).toMatchObject({
    code: 'CLUSTER-TOO-OLD',
    cause: 'the chart needs Kubernetes >=1.28.0-0, and the cluster has v1.27.16',
    next: expect.stringContaining('kubectl --context todo version'),
  });
});

test('the right that the look for a NodePort takes', async () => {
  fakes(services);
  const words =
    'Error: template: frontend/templates/deployment.yaml:1:4: executing "frontend/templates/deployment.yaml" at <include "frontend.guards" .>: error calling include: error calling lookup: services is forbidden: User "jo" cannot list resource "services" in API group "" at the cluster scope';
  expect(await tell(words)).toMatchObject({
    code: 'HELM-FORBIDDEN',
    cause: expect.stringContaining('service.nodePortCheck to false'),
  });
});

test('a rollback is no deploy, and what is not known keeps its words', async () => {
  fakes(services);
  expect(await tell('Error: unexpected EOF', 'rollback')).toMatchObject({
    code: 'HELM-UPGRADE',
    what: 'helm could not roll backend back',
    words: 'Error: unexpected EOF',
  });
});

test.each(recordedHelm)('$code of helm $helm: $made', async ({ code, stderr }) => {
  fakes(services);
  expect(await tell(stderr)).toMatchObject({ code, words: stderr });
});

const saidBy = (code: string, made: RegExp) =>
  recordedHelm.find((one) => one.code === code && one.helm === '4.3.1' && made.test(one.made))!.stderr;

test.each([
  ['HELM-CONFLICT', /replicas/, { cause: 'kubectl owns .spec.replicas' }],
  [
    'HELM-CONFLICT',
    /set image/,
    {
      cause: 'kubectl owns .spec.replicas; kubectl-set owns .spec.template.spec.containers[name="app"].image',
    },
  ],
  [
    'HELM-TIMEOUT',
    /install/,
    { where: 'Deployment app', cause: 'it is not ready (Available: 0/1), and no pod tells why' },
  ],
  ['HELM-TIMEOUT', /upgrade/, { cause: 'it is not ready (Pending termination: 1), and no pod tells why' }],
])('what Helm 4 says beyond that: %s, %s', async (code, made, facts) => {
  fakes(services);
  expect(await tell(saidBy(code, made))).toMatchObject(facts);
});

test('a full disk is told as such', async () => {
  expect(await tell('Error: write /tmp/x: no space left on device')).toMatchObject({ code: 'DISK-FULL' });
});

test.each([
  ['Error: UPGRADE FAILED: timed out waiting for the condition', true],
  ['Error: failed pre-install: 1 error occurred:\n\t* job migrate failed: BackoffLimitExceeded', true],
  ['Error: UPGRADE FAILED: context deadline exceeded', true],
  ['Error: resource Deployment/default/app not ready. status: InProgress, message: Available: 0/1', true],
  [taken, false],
  ['Error: execution error at (backend/templates/x.yaml:1:3): no', false],
])('whether the cluster knows more: %s', (stderr, more) => {
  expect(waitedInVain({ exitCode: 1, stdout: '', stderr })).toBe(more);
});
