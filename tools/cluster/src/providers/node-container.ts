import { attempt } from '../command.ts';
import type { NodeFacts } from './provider.ts';

interface Inspected {
  Name: string;
  NetworkSettings: {
    Ports: Record<string, { HostIp: string; HostPort: string }[] | null>;
    Networks: Record<string, { IPAddress: string; Gateway: string }>;
  };
}

/** The port of the frontend's Service on the node (spec: NodePort 30000). */
export const nodePort = 30000;

/** The running container that has this address: the node of a cluster made with a container driver. */
export async function findNodeContainer(address: string): Promise<NodeFacts> {
  const ids = (await attempt('docker', ['ps', '-q'])).stdout.split('\n').filter(Boolean);
  if (ids.length === 0) return { address };
  const inspected = await attempt('docker', ['inspect', ...ids]);
  for (const container of JSON.parse(inspected.stdout || '[]') as Inspected[]) {
    const network = Object.values(container.NetworkSettings.Networks).find((n) => n.IPAddress === address);
    if (!network) continue;
    const published = container.NetworkSettings.Ports[`${nodePort}/tcp`]?.[0]?.HostPort;
    return {
      address,
      container: container.Name.replace(/^\//, ''),
      gateway: network.Gateway,
      ...(published ? { publishedPort: Number(published) } : {}),
    };
  }
  return { address };
}
