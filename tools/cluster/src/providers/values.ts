import { getObject, type Cluster } from '../kubernetes.ts';
import { pullSecretName } from '../registry/pull-secret.ts';
import { pushedDigest } from '../registry/push.ts';
import { nameIn, theRegistry } from '../registry/registry.ts';
import { ingressUrl, theExpose } from './expose.ts';

interface Service {
  status?: { loadBalancer?: { ingress?: { ip?: string; hostname?: string }[] } };
}

/**
 * The values of a release that the kind of cluster decides; they win over the common ones. A cluster on this machine has
 * the chart's own: a local image and the NodePort. One elsewhere pulls by digest, and has an ingress or a load balancer.
 */
export async function providerValues(
  cluster: Cluster,
  service: string,
  image: string,
): Promise<Record<string, string>> {
  if (cluster.provider.local) return {};
  const [repository = ''] = nameIn(theRegistry(cluster.settings), image).split(/:(?=[^/]*$)/);
  const pullSecret = pullSecretName(cluster);
  return {
    'image.repository': repository,
    // Empty while the registry does not have it: a release without it is another one, so it will be deployed.
    'image.digest': (await pushedDigest(cluster, image)) ?? '',
    ...(pullSecret ? { 'imagePullSecrets[0].name': pullSecret } : {}),
    ...(service === 'frontend' ? await frontendValues(cluster) : {}),
  };
}

async function frontendValues(cluster: Cluster): Promise<Record<string, string>> {
  const { value } = cluster.settings;
  const expose = theExpose(cluster.settings);
  const trusted = value('TRUSTED_HOSTS');
  switch (expose.way) {
    case 'ingress':
      return {
        'service.type': 'ClusterIP',
        'ingress.host': expose.host,
        'ingress.className': expose.className,
        'ingress.tlsSecret': expose.tlsSecret,
        'config.publicUrl': value('PUBLIC_URL') || ingressUrl(expose),
        'config.trustedHosts': trusted || expose.host,
      };
    case 'loadbalancer': {
      const address = await loadBalancerAddress(cluster);
      return {
        'service.type': 'LoadBalancer',
        'config.trustedHosts': trusted || ['localhost:*', ...(address ? [`${address}:*`] : [])].join(','),
      };
    }
    case 'nodeport':
      return { 'service.type': 'NodePort' };
  }
}

/** What the cloud has given the frontend's Service; undefined before it has. */
export async function loadBalancerAddress(cluster: Cluster): Promise<string | undefined> {
  const service = await getObject<Service>(cluster, 'service', 'frontend');
  const [first] = service?.status?.loadBalancer?.ingress ?? [];
  return first?.hostname ?? first?.ip;
}
