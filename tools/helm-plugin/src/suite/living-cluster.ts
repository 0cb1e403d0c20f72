import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Objects as an API server has them. */
export interface LivingObjects {
  /** Name → key → value in the clear. */
  secrets?: Record<string, Record<string, string>>;
  /** Annotations of all these Secrets. */
  annotations?: Record<string, string>;
  services?: { name: string; namespace: string; nodePort?: number }[];
  /** Services of other namespaces may not be listed. */
  servicesForbidden?: boolean;
}

/** Group and version → kinds: those of the charts, and of what they look up. */
const kinds: Record<string, string[]> = {
  v1: ['ConfigMap', 'Namespace', 'Pod', 'Secret', 'Service', 'ServiceAccount'],
  'apps/v1': ['Deployment'],
  'batch/v1': ['Job'],
  'networking.k8s.io/v1': ['Ingress', 'NetworkPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
};
const plural = (kind: string) => kind.toLowerCase().replace(/y$/, 'ie').replace(/ss$/, 'sse') + 's';

/** What there is, by path: Helm 4 asks for all of it, Helm 3 for the kinds that it looks up. */
const discovery: Record<string, object> = {
  '/version': { major: '1', minor: '34', gitVersion: 'v1.34.4' },
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/apis': {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: Object.keys(kinds)
      .filter((version) => version.includes('/'))
      .map((groupVersion) => {
        const version = { groupVersion, version: 'v1' };
        return { name: groupVersion.split('/')[0], versions: [version], preferredVersion: version };
      }),
  },
  ...Object.fromEntries(
    Object.entries(kinds).map(([groupVersion, names]) => [
      groupVersion === 'v1' ? '/api/v1' : `/apis/${groupVersion}`,
      {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion,
        resources: names.map((kind) => ({
          name: plural(kind),
          kind,
          singularName: '',
          namespaced: kind !== 'Namespace',
          verbs: ['get', 'list'],
        })),
      },
    ]),
  ),
};

const status = (code: number, reason: string, message: string) => ({
  code,
  body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message },
});

/** What the API server of Kubernetes 1.34 answers to a chart's `lookup`; there is the namespace `default` alone. */
function answer(path: string, objects: LivingObjects) {
  const { secrets = {}, annotations, services = [], servicesForbidden } = objects;
  const ok = (body: object) => ({ code: 200, body });
  if (discovery[path]) return ok(discovery[path]);
  if (path === '/api/v1/namespaces/default')
    return ok({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } });
  const [, kind, name = ''] = /^\/api\/v1\/namespaces\/default\/(configmaps|secrets)\/(.+)$/.exec(path) ?? [];
  if (kind === 'configmaps' && name === 'kube-root-ca.crt')
    return ok({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default' }, data: {} });
  const values = kind === 'secrets' ? secrets[name] : undefined;
  if (values) {
    const data = Object.entries(values).map(([key, value]) => [key, Buffer.from(value).toString('base64')]);
    const metadata = { name, namespace: 'default', annotations };
    return ok({ apiVersion: 'v1', kind: 'Secret', metadata, data: Object.fromEntries(data) as object });
  }
  if (path === '/api/v1/services') {
    const words = 'services is forbidden: User "jo" cannot list resource "services" in API group "" at the cluster scope'; // prettier-ignore
    if (servicesForbidden) return status(403, 'Forbidden', words);
    const items = services.map(({ nodePort, ...metadata }) => ({
      metadata,
      spec: { ports: [{ port: 80, ...(nodePort && { nodePort }) }] },
    }));
    return ok({ apiVersion: 'v1', kind: 'ServiceList', metadata: {}, items });
  }
  return status(404, 'NotFound', `${path} not found`);
}

/** Serves these objects on 127.0.0.1 while `work` runs with the server's URL. */
export async function withCluster<T>(objects: LivingObjects, work: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    const { code, body } = answer((request.url ?? '').split('?')[0]!, objects);
    response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
