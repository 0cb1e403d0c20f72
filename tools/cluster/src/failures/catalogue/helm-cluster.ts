import type { Failure } from './failure.ts';

/** What keeps helm from working in the cluster at all. */
export const helmAndCluster: Failure[] = [
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
];
