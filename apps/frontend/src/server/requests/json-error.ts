import { randomUUID } from 'node:crypto';

/** The one error shape of the whole application. */
export interface ErrorBody {
  error: { code: string; message: string; request_id: string };
}

const SANE_REQUEST_ID = /^[\w.:-]{1,128}$/;

/** What was given when it is fit for logs and headers, else a new one. */
export function saneRequestId(given: string | null | undefined): string {
  return given && SANE_REQUEST_ID.test(given) ? given : randomUUID();
}

/** The caller's X-Request-Id when it is sane, else a new one. */
export function requestIdOf(headers: Headers): string {
  return saneRequestId(headers.get('x-request-id'));
}

/** An error answer in the one shape, never cached. `message` is for people. */
export function jsonError(
  status: number,
  code: string,
  message: string,
  requestId: string,
  headers: Record<string, string> = {},
): Response {
  const body: ErrorBody = { error: { code, message, request_id: requestId } };
  return Response.json(body, {
    status,
    headers: { 'Cache-Control': 'no-store', 'X-Request-Id': requestId, ...headers },
  });
}
