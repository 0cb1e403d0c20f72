import { afterEach, expect, test, vi } from 'vitest';
import { clusterOf } from '../../fixtures/cluster.ts';
import { FakePrograms } from '../../fixtures/fake-programs.ts';
import { additionsOf, findAdditions, removeAdditions } from './additions.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const manifest = `
kind: Deployment
metadata: {name: backend, labels: {app: backend}}
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: backend
          image: todo-backend:h1
          env: [{name: A, value: "1"}]
          ports: [{containerPort: 8001, name: http}]
`;
const wanted = {
  metadata: { name: 'backend', labels: { app: 'backend' } },
  spec: {
    replicas: 2,
    template: {
      spec: {
        containers: [
          { name: 'backend', image: 'x', env: [{ name: 'A', value: '1' }], ports: [{ containerPort: 8001 }] },
        ],
      },
    },
  },
};
const inContainer = (fields: object) => ({
  'f:spec': { 'f:template': { 'f:spec': { 'f:containers': { 'k:{"name":"backend"}': fields } } } },
});
const container = 'spec.template.spec.containers[name=backend]';
const living = (manager: string, fieldsV1: object, subresource?: string) => ({
  kind: 'Deployment',
  metadata: {
    name: 'backend',
    managedFields: [{ manager, fieldsV1, ...(subresource ? { subresource } : {}) }],
  } as never,
});

test.each<[string, string, object, string[]]>([
  [
    'a variable',
    'kubectl-set',
    inContainer({ 'f:env': { 'k:{"name":"DEBUG"}': { '.': {}, 'f:name': {}, 'f:value': {} } } }),
    [`${container}.env[name=DEBUG] (kubectl-set)`],
  ],
  ['a variable of helm', 'helm', inContainer({ 'f:env': { 'k:{"name":"DEBUG"}': { '.': {} } } }), []],
  [
    'a sidecar',
    'kubectl-edit',
    {
      'f:spec': {
        'f:template': { 'f:spec': { 'f:containers': { 'k:{"name":"spy"}': { '.': {}, 'f:image': {} } } } },
      },
    },
    ['spec.template.spec.containers[name=spy] (kubectl-edit)'],
  ],
  [
    'a label',
    'kubectl-label',
    { 'f:metadata': { 'f:labels': { 'f:team': {} } } },
    ['metadata.labels.team (kubectl-label)'],
  ],
  ['a changed value, which a diff sees', 'kubectl-edit', { 'f:spec': { 'f:replicas': {} } }, []],
  [
    'a port that a default completes',
    'kubectl-edit',
    inContainer({ 'f:ports': { 'k:{"containerPort":8001,"protocol":"TCP"}': { '.': {} } } }),
    [],
  ],
  [
    'what kubectl rollout restart and Kubernetes note',
    'kubectl-edit',
    {
      'f:metadata': { 'f:annotations': { 'f:deployment.kubernetes.io/revision': {} } },
      'f:spec': {
        'f:template': { 'f:metadata': { 'f:annotations': { 'f:kubectl.kubernetes.io/restartedAt': {} } } },
      },
    },
    [],
  ],
  ['a restart by its own program', 'kubectl-rollout', { 'f:spec': { 'f:x': {} } }, []],
])('%s by %s', (_, manager, fields, expected) => {
  expect(additionsOf(living(manager, fields), wanted)).toEqual(expected);
});

test('a status and an object that the release does not have are not judged', () => {
  expect(additionsOf(living('kubectl-edit', { 'f:spec': { 'f:x': {} } }, 'status'), wanted)).toEqual([]);
  expect(additionsOf(living('kubectl-edit', { 'f:spec': { 'f:x': {} } }), undefined)).toEqual([]);
});

test('found among the living objects, and put back with the marks that helm looks for', async () => {
  const fields = inContainer({ 'f:env': { 'k:{"name":"DEBUG"}': { '.': {} } } });
  const fakes = new FakePrograms({
    kubectl: { get: JSON.stringify({ items: [living('kubectl-set', fields)] }), replace: 'replaced\n' },
  });
  vi.stubEnv('PATH', fakes.folder);
  const cluster = clusterOf({ K8S_NAMESPACE: 'here' });
  const additions = await findAdditions(cluster, manifest);
  expect(additions).toEqual([
    { object: 'Deployment/backend', paths: [`${container}.env[name=DEBUG] (kubectl-set)`] },
  ]);
  await removeAdditions(cluster, 'backend', manifest, additions);
  const { stdin } = fakes.calls('kubectl').find(({ args }) => args.includes('replace'))!;
  const [object] = (JSON.parse(stdin) as { items: { metadata: object; spec: { replicas: number } }[] }).items;
  expect(object!.spec.replicas).toBe(2);
  expect(object!.metadata).toMatchObject({
    annotations: { 'meta.helm.sh/release-name': 'backend', 'meta.helm.sh/release-namespace': 'here' },
  });
});

test('a cluster that cannot be asked has none; the upgrade will tell better', async () => {
  const fakes = new FakePrograms({ kubectl: { get: { stderr: 'refused', exitCode: 1 } } });
  vi.stubEnv('PATH', fakes.folder);
  expect(await findAdditions(clusterOf(), manifest)).toEqual([]);
});
