import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve, type TestServer } from './serve.ts';

/** A STAND-IN for the backend that misbehaves as a test wants; it speaks real HTTP. */
export interface StreamingBackend extends TestServer {
  readonly seen: IncomingMessage[];
  /** What is done with the next requests. */
  answerWith: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Starts it; at first it answers every request with an empty list. */
export async function startStreamingBackend(): Promise<StreamingBackend> {
  const seen: IncomingMessage[] = [];
  const server = await serve((request, response) => {
    seen.push(request);
    backend.answerWith(request, response);
  });
  const backend: StreamingBackend = {
    ...server,
    seen,
    answerWith: (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
    },
  };
  return backend;
}

/** Begins an event stream and sends the first event; the caller goes on with the response. */
export function beginStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write('event: text\ndata: {"delta":"one"}\n\n');
}
