import { createServer } from 'node:net';

/** Whether a server could listen on this port of the address now. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** The first free port from `from` upwards, 100 tries; 0 lets the system choose. */
export async function freePort(from: number, host = '127.0.0.1', besides: readonly number[] = []) {
  if (from === 0) return systemPort(host);
  for (let port = from; port < Math.min(from + 100, 65_536); port++)
    if (!besides.includes(port) && (await isFree(port, host))) return port;
  return systemPort(host);
}

/** A free port for each, from its own upwards; none twice, and none of `besides`, whose programs do not listen yet. */
export async function freePorts(
  wanted: readonly number[],
  besides: readonly number[] = [],
): Promise<number[]> {
  const found: number[] = [];
  for (const from of wanted) found.push(await freePort(from, '127.0.0.1', [...besides, ...found]));
  return found;
}

function systemPort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
