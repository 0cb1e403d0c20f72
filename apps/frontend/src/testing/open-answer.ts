import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { TestServer } from './serve.ts';

/** An answer whose end one does not wait for. */
export interface OpenAnswer {
  response: IncomingMessage;
  /** What has come so far. */
  text(): string;
  /** Once these words have come. @throws when the answer ends without them */
  until(words: string): Promise<void>;
  /** Gives true when it came to its proper end, false when it was cut off. */
  ended: Promise<boolean>;
  leave(): void;
}

/** Sends a request and comes back with the head of the answer. */
export async function openAnswer(
  server: TestServer,
  path: string,
  headers: Record<string, string>,
  body?: object,
): Promise<OpenAnswer> {
  const request = httpRequest({
    agent: false,
    host: '127.0.0.1',
    port: server.port,
    path,
    method: body ? 'POST' : 'GET',
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
  });
  request.end(body && JSON.stringify(body));
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  request.on('error', () => {});
  let text = '';
  response.on('data', (chunk) => (text += String(chunk)));
  response.on('error', () => {});
  const ended = new Promise<boolean>((resolve) => response.once('close', () => resolve(response.complete)));
  return {
    response,
    text: () => text,
    async until(words) {
      while (!text.includes(words)) {
        if (response.closed) throw new Error(`it ended without ${words}: ${text}`);
        await Promise.race([once(response, 'data'), ended]);
      }
    },
    ended,
    leave: () => void request.destroy(),
  };
}
