import { attempt, failed } from '../programs/command.ts';
import type { NodeFacts } from './provider.ts';

/** What is read of `docker inspect`. */
export interface Inspected {
  Name: string;
  State: { Status: string };
  Config: { Labels: Record<string, string> | null };
  NetworkSettings: {
    Ports: Record<string, { HostIp: string; HostPort: string }[] | null>;
    Networks: Record<string, { IPAddress: string; Gateway: string }>;
  };
}

/** The port of the frontend's Service on the node (spec: NodePort 30000). */
export const nodePort = 30000;

/** Those of the containers that are there. */
export async function inspectContainers(names: string[]): Promise<Inspected[]> {
  if (names.length === 0) return [];
  const args = ['container', 'inspect', ...names];
  const inspected = await attempt('docker', args);
  // Exit code 1 tells that one is missing; the others are printed all the same.
  if (inspected.exitCode !== 0 && !/No such container/i.test(inspected.stderr))
    throw failed('docker', args, inspected);
  return JSON.parse(inspected.stdout || '[]') as Inspected[];
}

/** What the pipeline needs of a node's container; undefined while it has no address. */
export function nodeFacts(container: Inspected): NodeFacts | undefined {
  const network = Object.values(container.NetworkSettings.Networks).find((one) => one.IPAddress);
  if (!network) return undefined;
  const published = container.NetworkSettings.Ports[`${nodePort}/tcp`]?.[0]?.HostPort;
  return {
    address: network.IPAddress,
    container: container.Name.replace(/^\//, ''),
    gateway: network.Gateway,
    ...(published ? { publishedPort: Number(published) } : {}),
  };
}

/** The running container that has this address, or that publishes this port of the loopback: the node behind a server. */
export async function findNodeContainer(host: string, port = ''): Promise<NodeFacts | undefined> {
  const ids = (await attempt('docker', ['ps', '-q'])).stdout.split('\n').filter(Boolean);
  const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);
  const found = (await inspectContainers(ids)).find(({ NetworkSettings: { Networks, Ports } }) =>
    loopback
      ? Object.values(Ports).some((bindings) => bindings?.some((one) => one.HostPort === port))
      : Object.values(Networks).some((one) => one.IPAddress === host),
  );
  return found && nodeFacts(found);
}
