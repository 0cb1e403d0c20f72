import { createServer, type Server } from 'node:http';
import { StartError } from '../lifecycle/start-error.ts';
import { createRegistry } from './metrics-registry.ts';
import { countWith } from './metrics.ts';

export interface MetricsAddress {
  host: string;
  port: number;
}

/**
 * Counts from now on, and serves the figures at http://host:port/metrics, a port of its own: through the
 * application's port nobody gets at them.
 * @throws StartError `METRICS-PORT-TAKEN` when the port cannot be had
 */
export async function serveMetrics({ host, port }: MetricsAddress): Promise<Server> {
  const set = createRegistry();
  const server = createServer((request, response) => {
    const [path] = (request.url ?? '').split('?', 1);
    if (path !== '/metrics') {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('The figures are at /metrics.\n');
      return;
    }
    set.registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': set.registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await listen(server, { host, port });
  // It must not keep a process alive that has nothing else to do.
  server.unref();
  countWith(set);
  return server;
}

function listen(server: Server, { host, port }: MetricsAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(portTaken({ host, port }, error)));
    server.listen(port, host, () => resolve());
  });
}

function portTaken({ host, port }: MetricsAddress, cause: Error): StartError {
  return new StartError(
    {
      code: 'METRICS-PORT-TAKEN',
      what: `the metrics cannot be served at ${host}:${port}: ${(cause as NodeJS.ErrnoException).code ?? cause.message}`,
      where: 'METRICS_PORT and METRICS_HOST in the environment of the frontend',
      cause:
        'another process has the port (or the app itself, as PORT), or the address is not of this machine',
      next: 'set METRICS_PORT to a free port, or to 0 to have none',
    },
    { cause },
  );
}
