/** Where the API server has the objects of a kind, by apiVersion and kind. What is not here is left to kubectl. */
const plurals: Record<string, Record<string, string>> = {
  v1: {
    Pod: 'pods',
    Service: 'services',
    ConfigMap: 'configmaps',
    Secret: 'secrets',
    ServiceAccount: 'serviceaccounts',
    PersistentVolumeClaim: 'persistentvolumeclaims',
    Event: 'events',
    ResourceQuota: 'resourcequotas',
    LimitRange: 'limitranges',
  },
  'apps/v1': {
    Deployment: 'deployments',
    ReplicaSet: 'replicasets',
    StatefulSet: 'statefulsets',
    DaemonSet: 'daemonsets',
  },
  'batch/v1': { Job: 'jobs', CronJob: 'cronjobs' },
  'policy/v1': { PodDisruptionBudget: 'poddisruptionbudgets' },
  'networking.k8s.io/v1': { NetworkPolicy: 'networkpolicies', Ingress: 'ingresses' },
  'autoscaling/v2': { HorizontalPodAutoscaler: 'horizontalpodautoscalers' },
  'rbac.authorization.k8s.io/v1': { Role: 'roles', RoleBinding: 'rolebindings' },
};

/** An object as far as its place is concerned. */
export interface Placed {
  apiVersion?: string;
  kind?: string;
  metadata?: { name?: string; namespace?: string };
}

/** The path of the objects of a kind in a namespace; undefined for a kind that is not known here. */
export function listPath(apiVersion: string, kind: string, namespace: string): string | undefined {
  const plural = plurals[apiVersion]?.[kind];
  if (!plural) return undefined;
  const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  return `${group}/namespaces/${encodeURIComponent(namespace)}/${plural}`;
}

/** The path of one object; without a namespace of its own it is in `namespace`. */
export function objectPath({ apiVersion, kind, metadata }: Placed, namespace: string): string | undefined {
  if (!apiVersion || !kind || !metadata?.name) return undefined;
  const list = listPath(apiVersion, kind, metadata.namespace ?? namespace);
  return list && `${list}/${encodeURIComponent(metadata.name)}`;
}
