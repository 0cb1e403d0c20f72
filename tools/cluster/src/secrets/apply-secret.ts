import type { Cluster } from '../kubernetes.ts';

interface SecretParts {
  values: Record<string, string>;
  annotations?: Record<string, string>;
  /** `Opaque` when left out. */
  type?: string;
}

/** Writes a Secret of this project, whatever it held before. The values go through stdin only. */
export async function applySecret(
  cluster: Cluster,
  name: string,
  { values, annotations, type }: SecretParts,
): Promise<void> {
  const labels = {
    'app.kubernetes.io/part-of': 'todo-chatbot',
    'app.kubernetes.io/managed-by': 'todo-chatbot',
  };
  const manifest = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: cluster.namespace, labels, ...(annotations ? { annotations } : {}) },
    ...(type ? { type } : {}),
    stringData: values,
  };
  // Server-side: a client-side apply would write the values into an annotation once more.
  const apply = ['apply', '--server-side', '--force-conflicts', '--field-manager=todo-chatbot', '-f', '-'];
  await cluster.kubectl(apply, JSON.stringify(manifest));
}
