import { setTimeout as sleep } from 'node:timers/promises';
import { getObject, type Cluster } from '../kubernetes.ts';
import { ingressUrl, theExpose } from './expose.ts';
import { nodePort } from './node-container.ts';
import { loadBalancerAddress } from './values.ts';

/**
 * Addresses at which the frontend may be reached from here, the nicest first. A load balancer may take `seconds` to get
 * its address.
 */
export async function providerUrls(cluster: Cluster, seconds = 0): Promise<string[]> {
  if (cluster.provider.local) {
    const { address, publishedPort } = await cluster.provider.node();
    return [...(publishedPort ? [`http://localhost:${publishedPort}`] : []), `http://${address}:${nodePort}`];
  }
  const expose = theExpose(cluster.settings);
  if (expose.way === 'ingress') return [cluster.settings.value('PUBLIC_URL') || ingressUrl(expose)];
  if (expose.way === 'nodeport') return [`http://${(await cluster.provider.node()).address}:${nodePort}`];
  const until = performance.now() + seconds * 1000;
  for (;;) {
    const address = await loadBalancerAddress(cluster);
    if (address) return [await loadBalancerUrl(cluster, address)];
    if (performance.now() > until) return [];
    await sleep(2000);
  }
}

async function loadBalancerUrl(cluster: Cluster, address: string): Promise<string> {
  const service = await getObject<{ spec: { ports: { port: number }[] } }>(cluster, 'service', 'frontend');
  const port = service?.spec.ports[0]?.port ?? 3000;
  return `http://${address.includes(':') ? `[${address}]` : address}${port === 80 ? '' : `:${port}`}`;
}

/** Why the app may not answer from here, and what to do: by the kind of cluster. */
export function awayAdvice(cluster: Cluster): { cause: string; next: string } {
  const { provider, settings } = cluster;
  const forward = `kubectl ${cluster.kubectlFlags.join(' ')} port-forward service/frontend 3000:3000, then http://localhost:3000`;
  if (provider.name === 'minikube') {
    return {
      cause:
        'the cluster was made without a published port 30000, and its own address is not reachable on this system',
      next: `minikube service frontend --url -p ${provider.context}`,
    };
  }
  if (provider.name === 'kind') {
    return {
      cause:
        'the cluster was made without a published port 30000, and its own address is not reachable on this system',
      next: forward,
    };
  }
  const expose = theExpose(settings);
  if (expose.way === 'ingress') {
    return {
      cause: `the pods are ready; the name ${expose.host} does not lead from here to the ingress controller, or the cluster has none`,
      next: `let ${expose.host} point to the controller's address (kubectl ${cluster.kubectlFlags.join(' ')} get ingress frontend), in DNS or in /etc/hosts; until then: ${forward}`,
    };
  }
  const way = expose.way === 'loadbalancer' ? 'the load balancer has no address' : "the node's address";
  return {
    cause: `the pods are ready; ${way} ${expose.way === 'loadbalancer' ? 'yet, or it is not yet in the trusted hosts, which the next npm start changes' : 'is not reachable from here'}`,
    next: `npm start once more, or: ${forward}`,
  };
}
