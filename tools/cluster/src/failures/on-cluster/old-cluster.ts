import { spawn } from 'node:child_process';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { testContext } from './test-cluster.ts';

/**
 * Runs `work` with the URL of the test cluster's API server as it would be if the cluster were of another version: all
 * goes through, but the answer to `/version`.
 */
export async function asVersion<T>(version: string, work: (url: string) => Promise<T>): Promise<T> {
  const proxy = spawn('kubectl', ['--context', testContext(), 'proxy', '--port=0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const upstream = await new Promise<number>((resolve, reject) => {
    proxy.once('exit', () => reject(new Error('kubectl proxy did not start')));
    proxy.stdout.on('data', (text: Buffer) => {
      const port = /127\.0\.0\.1:(\d+)/.exec(text.toString())?.[1];
      if (port) resolve(Number(port));
    });
  });
  const server = createServer((asked, answer) => {
    const [, major, minor] = /^v(\d+)\.(\d+)/.exec(version) ?? [];
    if (asked.url?.startsWith('/version')) {
      answer.setHeader('content-type', 'application/json');
      return void answer.end(JSON.stringify({ major, minor, gitVersion: version, platform: 'linux/amd64' }));
    }
    const { method, url: path, headers } = asked;
    const options = {
      host: '127.0.0.1',
      port: upstream,
      method,
      path,
      headers: { ...headers, host: 'localhost' },
    };
    const passed = request(options, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
    proxy.kill();
  }
}
