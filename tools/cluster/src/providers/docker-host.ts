import { run } from '../programs/command.ts';
import type { NodeFacts } from './provider.ts';

/** Docker Desktop's engine runs in a virtual machine: the gateways of its networks are inside of it. */
async function isDockerDesktop(): Promise<boolean> {
  return /Docker Desktop/.test(await run('docker', ['info', '--format', '{{.OperatingSystem}}']));
}

/** How pods on a node in a container reach the host: its network's gateway, which holds as long as the network. */
export async function hostNameInDocker({ gateway = '' }: NodeFacts): Promise<string> {
  return (await isDockerDesktop()) ? 'host.docker.internal' : gateway;
}
