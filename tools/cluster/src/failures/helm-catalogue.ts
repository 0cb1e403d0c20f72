import type { Failure } from './failure.ts';

const history = 'helm history {release} {helmFlags}';

/** How helm itself ends badly. In the order in which they are asked: the most telling first. */
export const helmFailures: Failure[] = [
  {
    code: 'NODEPORT-TAKEN',
    title: 'The NodePort belongs to another Service',
    signs: [{ in: 'helm', message: /provided port is already allocated/ }],
    example:
      'Service "frontend" is invalid: spec.ports[0].nodePort: Invalid value: 30000: provided port is already allocated',
    cause: 'another Service of the cluster has the same NodePort',
    next: [
      'kubectl {context} get services -A',
      'delete that Service, or change service.nodePort in the values file',
    ],
    tested: 'cluster',
  },
  {
    code: 'NODEPORT-RANGE',
    title: 'The NodePort is not one that the cluster gives out',
    signs: [{ in: 'helm', message: /provided port is not in the valid range/ }],
    example:
      'Service "frontend" is invalid: spec.ports[0].nodePort: Invalid value: 3000: provided port is not in the valid range. The range of valid ports is 30000-32767',
    cause: 'service.nodePort of the values lies outside the range that is named above',
    next: ['mend service.nodePort in the values file', 'npm start'],
    tested: 'cluster',
  },
  {
    code: 'HELM-LOCKED',
    title: 'Another helm works on the same release',
    signs: [{ in: 'helm', message: /another operation \(install\/upgrade\/rollback\) is in progress/ }],
    example: 'Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress',
    cause: 'another helm began an upgrade of this release, or was killed during one',
    next: [history, 'wait until it has ended', 'npm start (takes away what a killed helm left)'],
    tested: 'cluster',
  },
  {
    code: 'VALUES-YAML',
    title: 'A values file is not valid YAML',
    signs: [
      {
        in: 'helm',
        message: /(failed to parse|cannot load|error reading) [^:]*values[^:]*\.ya?ml: .*(yaml|unmarshal)/,
      },
    ],
    example:
      'Error: failed to parse helm/backend/values-dev.yaml: error converting YAML to JSON: yaml: line 3: found character that cannot start any token',
    cause: 'YAML takes no tab for indentation, and wants a space behind each colon',
    next: ['mend the line that is named above', 'npm start'],
    tested: 'cluster',
  },
  {
    code: 'VALUES-SCHEMA',
    title: 'A value is not one that the chart takes',
    signs: [{ in: 'helm', message: /values don't meet the specifications of the schema/ }],
    example:
      "Error: UPGRADE FAILED: values don't meet the specifications of the schema(s) in the following chart(s):\nbackend:\n- at '/replicaCount': got string, want integer",
    cause:
      'a name in the values is unknown to values.schema.json of the chart, or its value is of another type or out of range',
    next: ['mend the value that is named above', 'npm start'],
    tested: 'cluster',
  },
  {
    code: 'HELM-FORBIDDEN',
    title: 'This user may not do that in the cluster',
    signs: [{ in: 'helm', message: /is forbidden: User "|\(Forbidden\)|Unauthorized|must be logged in/ }],
    example:
      'Error: query: failed to query with labels: secrets is forbidden: User "jo" cannot list resource "secrets" in API group "" in the namespace "default"',
    cause: "the kubeconfig's user has no right to it, or its login is over",
    next: ['{kubectl} auth can-i --list', 'log in again, or ask who runs the cluster'],
    tested: 'cluster',
  },
  {
    code: 'CLUSTER-TOO-OLD',
    title: "The cluster's Kubernetes is older than the charts need",
    signs: [{ in: 'helm', message: /chart requires kubeVersion: \S+ which is incompatible with Kubernetes/ }],
    example: 'Error: chart requires kubeVersion: >=1.28.0-0 which is incompatible with Kubernetes v1.27.16',
    cause: 'Chart.yaml names the oldest one; both versions stand above',
    next: [
      'kubectl {context} version',
      'update the cluster, or make a new one: npm run down -- --all',
      'npm start',
    ],
    tested: 'cluster',
  },
  {
    code: 'HELM-OLDER',
    title: 'The release was made by a newer Helm',
    signs: [{ in: 'helm', message: /unable to find api field in struct/ }],
    example:
      'Error: UPGRADE FAILED: failed to create patch: unable to find api field in struct LifecycleHandler for the json field "sleep"',
    cause: 'this Helm does not know a field of Kubernetes that the other one could use (sleep: Helm 3.14)',
    next: [
      'helm version --short',
      'install Helm 3.14 or newer: https://helm.sh/docs/intro/install/',
      'npm start',
    ],
    tested: 'recorded',
  },
  {
    code: 'CHART-TEMPLATE',
    title: 'The chart cannot be rendered',
    signs: [
      {
        in: 'helm',
        message:
          /execution error at|parse error at|YAML parse error on|error calling|executing "|unable to build kubernetes objects|error validating data|Chart\.yaml file is missing|cannot load Chart\.yaml/,
      },
    ],
    example:
      'Error: UPGRADE FAILED: execution error at (backend/templates/deployment.yaml:1:4): image.tag is needed',
    cause: 'a template of the chart has a mistake, or its guards refuse these values',
    next: ['npx nx helm-template {release}-chart', 'npm start'],
    tested: 'cluster',
  },
  {
    code: 'HELM-OWNER',
    title: 'An object of that name is there already, and is not of this release',
    signs: [
      { in: 'helm', message: /invalid ownership metadata|cannot be imported into the current release/ },
    ],
    example:
      'Error: Unable to continue with install: ConfigMap "backend-config" in namespace "default" exists and cannot be imported into the current release: invalid ownership metadata',
    cause: 'it was made by hand (k8s/ holds plain manifests of the same names) or by another release',
    next: [
      '{kubectl} get all,configmaps -l app.kubernetes.io/instance={release}',
      'delete the object that is named above',
      'npm start',
    ],
    tested: 'cluster',
  },
  {
    code: 'HELM-CONFLICT',
    title: 'A field belongs to somebody else',
    signs: [{ in: 'helm', message: /Apply failed with \d+ conflict|conflict occurred while applying/ }],
    example:
      'Error: UPGRADE FAILED: conflict occurred while applying object default/backend apps/v1, Kind=Deployment: Apply failed with 1 conflict: conflict with "kubectl" with subresource "scale" using apps/v1: .spec.replicas',
    cause: 'kubectl scale, edit or another controller owns the field (Helm 4 applies on the server)',
    next: [history, 'npm start'],
    tested: 'recorded',
  },
  {
    code: 'FIELD-IMMUTABLE',
    title: 'A field cannot be changed any more',
    signs: [{ in: 'helm', message: /field is immutable/ }],
    example:
      'Error: UPGRADE FAILED: cannot patch "backend" with kind Deployment: Deployment.apps "backend" is invalid: spec.selector: Invalid value: … field is immutable',
    cause: 'Kubernetes lets the object only be made anew with this field; the data is not in the release',
    next: ['helm uninstall {release} {helmFlags}', 'npm start'],
    tested: 'cluster',
  },
  {
    code: 'NAMESPACE-MISSING',
    title: 'The namespace is not there',
    signs: [
      { in: 'helm', message: /namespaces? "[^"]*" not found|because it is being terminated/ },
      { in: 'refused', message: /because it is being terminated/ },
    ],
    example: 'Error: create: failed to create: namespaces "todo" not found',
    cause: 'K8S_NAMESPACE names a namespace that nobody made, or that is being deleted',
    next: ['kubectl {context} create namespace {namespace}', 'npm start'],
    tested: 'cluster',
  },
  {
    code: 'CONTEXT-MISSING',
    title: 'The kubeconfig has no such context',
    signs: [{ in: 'helm', message: /context "[^"]*" does not exist|context was not found/ }],
    example: 'Error: Kubernetes cluster unreachable: context "minikube" does not exist',
    cause: 'the cluster was deleted, or KUBECONFIG names another file in this shell',
    next: ['kubectl config get-contexts', 'npm start'],
    tested: 'cluster',
  },
  {
    code: 'CLUSTER-AWAY',
    title: 'The cluster does not answer',
    signs: [
      {
        in: 'helm',
        message:
          /Kubernetes cluster unreachable|connection refused|no such host|i\/o timeout|TLS handshake timeout|connection reset|was refused/,
      },
    ],
    example:
      'Error: Kubernetes cluster unreachable: Get "https://127.0.0.1:49153/version": dial tcp 127.0.0.1:49153: connect: connection refused',
    cause: 'it is stopped, or its address changed when Docker was restarted',
    next: ['npm start'],
    tested: 'cluster',
  },
  {
    code: 'CLUSTER-DISK',
    title: "The cluster's own database is full",
    signs: [{ in: 'helm', message: /database space exceeded/ }],
    example: 'Error: create: failed to create: etcdserver: mvcc: database space exceeded',
    cause: 'etcd has reached its limit, often by very many releases, events or big Secrets',
    next: ['npm run down -- --all', 'npm start'],
    tested: 'recorded',
  },
  {
    code: 'HELM-TIMEOUT',
    title: 'helm waited as long as it may',
    signs: [{ in: 'helm', message: /timed out waiting|context deadline exceeded|resource \S+ not ready/ }],
    example:
      'Error: resource Deployment/default/backend not ready. status: InProgress, message: Available: 0/1\ncontext deadline exceeded',
    cause: 'a part of the release did not become ready, and no pod tells why',
    next: ['npm run status', '{kubectl} describe pods -l app.kubernetes.io/instance={release}'],
    tested: 'cluster',
  },
  {
    code: 'OBJECT-INVALID',
    title: 'The cluster does not take an object of the chart',
    signs: [{ in: 'helm', message: /is invalid: / }],
    example:
      'Error: UPGRADE FAILED: failed to create resource: Service "frontend" is invalid: spec.ports[0].port: Invalid value: 80000: must be between 1 and 65535, inclusive',
    cause: 'a value has the right type, but Kubernetes does not allow it; the field is named above',
    next: ['mend the value in the values file', 'npm start'],
    tested: 'cluster',
  },
  {
    code: 'HELM-UPGRADE',
    title: 'helm could not deploy, for a reason that is not known here',
    signs: [{ in: 'helm' }],
    example: 'Error: found in Chart.yaml, but missing in charts/ directory: postgresql',
    cause: 'see the lines above',
    next: [history, 'npm run status'],
    tested: 'cluster',
  },
];
