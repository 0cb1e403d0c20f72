import { createServer, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export interface TestServer {
  port: number;
  url: string;
  close(): Promise<void>;
}

/** A real HTTP server on a free port of this machine. */
export async function serve(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<TestServer> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Serves a route handler (Request in, Response out) as Next does: streaming, with a signal for a caller who leaves. */
export function serveHandler(handler: (request: Request) => Promise<Response>): Promise<TestServer> {
  return serve((incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.on('close', () => gone.abort());
    const method = incoming.method ?? 'GET';
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
      method,
      headers: incoming.headers as Record<string, string>,
      signal: gone.signal,
      ...(hasBody && { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' }),
    });
    handler(request).then(async (response) => {
      outgoing.writeHead(response.status, [...response.headers].flat());
      if (response.body) await pipeline(Readable.fromWeb(response.body as never), outgoing).catch(() => {});
      else outgoing.end();
    });
  });
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  json: () => never;
}

/** A request in which every header is one's own, also Host and Origin, which fetch does not let one set. */
export function call(
  server: TestServer,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
): Promise<Answer> {
  const body = options.body === undefined ? undefined : JSON.stringify(options.body);
  const headers = { ...(body && { 'content-type': 'application/json' }), ...options.headers };
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        agent: false,
        host: '127.0.0.1',
        port: server.port,
        path,
        method: options.method ?? (body ? 'POST' : 'GET'),
        headers,
      },
      async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        const text = Buffer.concat(chunks).toString();
        const all = Object.entries(response.headersDistinct).flatMap(([name, values]) =>
          (values ?? []).map((value): [string, string] => [name, value]),
        );
        resolve({
          status: response.statusCode ?? 0,
          headers: new Headers(all),
          text,
          json: () => JSON.parse(text) as never,
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
