import { randomBytes } from 'node:crypto';

/** A name that no other run has. */
export const accountName = (): string => `todo-chatbot-ai-${randomBytes(4).toString('hex')}`;

const read = ['get', 'list', 'watch'];

/** What the built-in role `view` leaves out, and no Secret. */
const rules = [
  { apiGroups: [''], resources: ['nodes', 'persistentvolumes'], verbs: read },
  { apiGroups: ['metrics.k8s.io'], resources: ['nodes', 'pods'], verbs: read },
  { apiGroups: ['storage.k8s.io'], resources: ['storageclasses'], verbs: read },
];

/**
 * An account that may look at everything but Secrets, as one List for kubectl: the built-in role `view` has no Secrets
 * because whoever reads them can become every account of the namespace.
 */
export function accessManifest(namespace: string, name: string): string {
  const labels = {
    'app.kubernetes.io/part-of': 'todo-chatbot',
    'app.kubernetes.io/component': 'ai-reader',
  };
  const subjects = [{ kind: 'ServiceAccount', name, namespace }];
  const rbac = 'rbac.authorization.k8s.io';
  const binding = (suffix: string, role: string) => ({
    apiVersion: `${rbac}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name: `${name}-${suffix}`, labels },
    roleRef: { apiGroup: rbac, kind: 'ClusterRole', name: role },
    subjects,
  });
  const items = [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace, labels } },
    { apiVersion: `${rbac}/v1`, kind: 'ClusterRole', metadata: { name, labels }, rules },
    binding('view', 'view'),
    binding('nodes', name),
  ];
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
}
