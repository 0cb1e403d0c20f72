import { applySecret } from '../secrets/apply-secret.ts';
import { getObject, type Cluster } from '../kubernetes.ts';
import type { Registry } from './registry.ts';

/** The Secret that is made from REGISTRY_USERNAME and REGISTRY_PASSWORD. */
const madeName = 'todo-registry';

/** Name of the Secret that the pods pull with: REGISTRY_PULL_SECRET, the one that is made here, or none. */
export function pullSecretName({ settings: { value } }: Cluster): string {
  const made = value('REGISTRY_USERNAME') && value('REGISTRY_PASSWORD') ? madeName : '';
  return value('REGISTRY_PULL_SECRET') || made;
}

/** Makes the pull secret when .env has what it takes; the values go through stdin only. */
export async function ensurePullSecret(cluster: Cluster, { host }: Registry): Promise<void> {
  if (pullSecretName(cluster) !== madeName) return;
  const { value } = cluster.settings;
  const username = value('REGISTRY_USERNAME');
  const password = value('REGISTRY_PASSWORD');
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  // The name under which Docker and containerd look for Docker Hub.
  const server = host === 'docker.io' ? 'https://index.docker.io/v1/' : host;
  const config = JSON.stringify({ auths: { [server]: { username, password, auth } } });
  const key = '.dockerconfigjson';
  const living = await getObject<{ data?: Record<string, string> }>(cluster, 'secret', madeName);
  if (Buffer.from(living?.data?.[key] ?? '', 'base64').toString() === config) return;
  await applySecret(cluster, madeName, { values: { [key]: config }, type: 'kubernetes.io/dockerconfigjson' });
}
