import { app, configMap, deployment, forever, notReady, service } from './objects.ts';
import type { Scenario } from './scenario.ts';

const settings = [configMap('settings', { a: 'b' })];
const none = deployment('true', {}, { replicas: 0 });

/** How helm itself ends badly. */
export const helmScenarios: Scenario[] = [
  {
    name: 'nodeport-taken',
    code: 'NODEPORT-TAKEN',
    prepare: [service('other', 31999)],
    objects: [service(app, 31999)],
    says: { what: /NodePort 31999 is taken/, cause: /Service other of namespace \S+ has NodePort 31999/ },
  },
  {
    name: 'nodeport-range',
    code: 'NODEPORT-RANGE',
    objects: [service(app, 80)],
    says: { words: /30000-32767/ },
  },
  {
    name: 'port-invalid',
    code: 'OBJECT-INVALID',
    objects: [service(app, 31998, 80_000)],
    says: { words: /80000/ },
  },
  {
    name: 'values-tab',
    code: 'VALUES-YAML',
    objects: settings,
    files: { 'values-dev.yaml': 'image:\n  tag: h1\nconfig:\n\tlogLevel: info\n' },
    says: { where: /values-dev\.yaml:4$/, cause: /line 4 begins with a tab/ },
  },
  {
    name: 'values-schema',
    code: 'VALUES-SCHEMA',
    objects: settings,
    files: {
      'values-dev.yaml': 'replicaCount: two\n',
      'values.schema.json': JSON.stringify({ properties: { replicaCount: { type: 'integer' } } }),
    },
    says: { what: /replicaCount/ },
  },
  {
    name: 'template',
    code: 'CHART-TEMPLATE',
    objects: settings,
    files: { 'templates/guard.yaml': '{{ fail "image.tag is needed" }}' },
    says: { words: /image\.tag is needed/, next: /helm-template/ },
  },
  {
    name: 'owner',
    code: 'HELM-OWNER',
    prepare: settings,
    objects: settings,
    says: { words: /settings/ },
  },
  {
    name: 'immutable',
    code: 'FIELD-IMMUTABLE',
    first: [none],
    objects: [
      {
        ...none,
        spec: { ...(none['spec'] as object), selector: { matchLabels: { 'app.kubernetes.io/name': app } } },
      },
    ],
    says: { words: /field is immutable/, next: /helm uninstall app --kube-context/ },
  },
  {
    name: 'forbidden',
    code: 'HELM-FORBIDDEN',
    objects: settings,
    helmFlags: ['--kube-as-user', 'jo'],
    says: { words: /User "jo"/ },
  },
  {
    name: 'namespace',
    code: 'NAMESPACE-MISSING',
    objects: settings,
    namespace: 'todo-no-such-namespace',
    says: { next: /create namespace todo-no-such-namespace/ },
  },
  {
    name: 'context',
    code: 'CONTEXT-MISSING',
    objects: settings,
    context: 'todo-no-such-context',
    says: { next: /get-contexts/ },
  },
  {
    name: 'away',
    code: 'CLUSTER-AWAY',
    objects: settings,
    helmFlags: ['--kube-apiserver', 'https://127.0.0.1:1'],
    says: { next: /npm start/ },
  },
  {
    name: 'timeout',
    code: 'HELM-TIMEOUT',
    objects: [deployment(forever, { container: notReady })],
    // Behind that of the deploy, which is minutes.
    helmFlags: ['--timeout', '3s'],
    says: { words: /context deadline exceeded/, next: /npm run status/ },
  },
  {
    name: 'kubernetes-version',
    code: 'CLUSTER-TOO-OLD',
    objects: settings,
    files: { 'Chart.yaml': 'apiVersion: v2\nname: app\nversion: 0.1.0\nkubeVersion: ">=9.0.0"\n' },
    says: {
      words: /chart requires kubeVersion: >=9\.0\.0/,
      cause: /needs Kubernetes >=9\.0\.0, and the cluster has v1/,
    },
  },
  {
    name: 'guard',
    code: 'CHART-APP-WRONG',
    objects: settings,
    files: {
      'templates/guard.yaml':
        '{{ fail "\\n\\nCHART-APP-WRONG: no tag · image.tag · nobody gave one · add image.tag\\n" }}',
    },
    says: {
      what: /no tag/,
      where: /^image\.tag .*nothing was applied/,
      next: /^add image\.tag, then: npm start$/,
    },
  },
  {
    // For what is told nowhere else; helm's words must do.
    name: 'dependency',
    code: 'HELM-UPGRADE',
    objects: settings,
    files: {
      'Chart.yaml':
        'apiVersion: v2\nname: app\nversion: 0.1.0\ndependencies: [{ name: other, version: 1.0.0, repository: "" }]\n',
    },
    says: { words: /missing in charts\/? directory: other/, next: /helm history app/ },
  },
];
