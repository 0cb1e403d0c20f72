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
export async function freePort(from: number, host = '127.0.0.1'): Promise<number> {
  if (from === 0) return systemPort(host);
  for (let port = from; port < from + 100; port++) if (await isFree(port, host)) return port;
  return systemPort(host);
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
