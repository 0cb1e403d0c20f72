import { log } from '../observability/log.ts';
import { countBackendFailure } from '../observability/metrics.ts';
import { jsonError } from '../requests/json-error.ts';
import { chatStream } from './chat-stream.ts';
import { fetchBackend } from './fetch-backend.ts';
import { UpstreamLimit } from './upstream-limit.ts';

/** Enough for any request of the API many times over (a message has 2,000 characters). */
export const MAX_BODY_BYTES = 128 * 1024;
const UPSTREAM_LIMIT_MS = 60_000;

/** What goes on to the backend. Cookies stay here: the backend knows the bearer token only. */
const REQUEST_HEADERS = ['accept', 'accept-language', 'content-type', 'idempotency-key', 'last-event-id'];
const RESPONSE_HEADERS = ['content-type', 'retry-after', 'x-request-id', 'allow'];

export interface Forwarding {
  request: Request;
  backendUrl: string;
  token: string;
  requestId: string;
  limitMs?: number;
}

/**
 * Sends a request on to the backend, one to one, and streams the answer through.
 * The caller's going away ends the request to the backend as well.
 * @returns the backend's answer; 413, 502 or 504 in the one error shape when there is none
 */
export async function forward({
  request,
  backendUrl,
  token,
  requestId,
  limitMs,
}: Forwarding): Promise<Response> {
  const body = await readBody(request);
  if (body === 'too large') {
    return jsonError(413, 'body_too_large', 'This is more text than the server takes at once.', requestId);
  }
  const limit = new UpstreamLimit(limitMs ?? UPSTREAM_LIMIT_MS, request.signal);
  const { pathname, search } = new URL(request.url);
  const init: RequestInit = {
    method: request.method,
    headers: requestHeaders(request.headers, token, requestId),
    signal: limit.signal,
    cache: 'no-store',
    redirect: 'manual',
    ...(body && { body }),
  };
  try {
    const upstream = await fetchBackend(backendUrl + pathname + search, init);
    return answer(upstream, limit, requestId);
  } catch (error) {
    limit.clear();
    if (request.signal.aborted) return new Response(null, { status: 499 });
    if (limit.expired) {
      countBackendFailure('timeout');
      log('error', 'the backend took too long', { method: request.method, request_id: requestId });
      return jsonError(504, 'backend_timeout', 'The assistant service took too long to answer. Please try again.', requestId); // prettier-ignore
    }
    countBackendFailure('unreachable');
    log('error', 'the backend does not answer', {
      method: request.method,
      reason: reasonOf(error),
      request_id: requestId,
    });
    return jsonError(502, 'backend_unavailable', 'The task service is not reachable right now. Please try again in a moment.', requestId); // prettier-ignore
  }
}

function requestHeaders(from: Headers, token: string, requestId: string): Headers {
  const headers = new Headers({ authorization: `Bearer ${token}`, 'x-request-id': requestId });
  for (const name of REQUEST_HEADERS) {
    const value = from.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

function answer(upstream: Response, limit: UpstreamLimit, requestId: string): Response {
  const headers = new Headers({ 'cache-control': 'no-store', 'x-request-id': requestId });
  for (const name of RESPONSE_HEADERS) {
    const value = upstream.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const streaming = headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  if (streaming) {
    // no-transform keeps Next's gzip off, which would hold events back.
    headers.set('cache-control', 'no-cache, no-transform');
    headers.set('x-accel-buffering', 'no');
  }
  if (upstream.body === null) {
    limit.clear();
    return new Response(null, { status: upstream.status, headers });
  }
  const body = limit.watch(upstream.body, streaming, () => {
    countBackendFailure(limit.expired ? 'timeout' : 'broken');
    log('error', 'the backend broke off its answer', { late: limit.expired, request_id: requestId });
  });
  return new Response(streaming ? chatStream(body, requestId) : body, { status: upstream.status, headers });
}

async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | 'too large' | undefined> {
  if (request.body === null) return undefined;
  if (Number(request.headers.get('content-length')) > MAX_BODY_BYTES) return 'too large';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) return 'too large';
    chunks.push(chunk);
  }
  return size === 0 ? undefined : new Uint8Array(Buffer.concat(chunks));
}

function reasonOf(error: unknown): string {
  const cause = (error as { cause?: unknown }).cause;
  if (cause instanceof Error) return (cause as NodeJS.ErrnoException).code ?? cause.message;
  return error instanceof Error ? error.message : String(error);
}
