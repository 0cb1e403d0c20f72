import { serverContext } from '../lifecycle/server-context.ts';
import { requestIdOf } from '../requests/json-error.ts';
import { backendTokens } from '../tokens/tokens.ts';

export interface BackendCall {
  method: 'GET' | 'DELETE';
  /** Behind `/api/{user_id}`: empty, or with its slash. */
  path: string;
  userId: string;
  sessionId: string;
  /** Those of the caller's request: its cookie stands for the session. */
  headers: Headers;
  limitMs: number;
}

/**
 * Asks the backend in the name of whoever is signed in; for what a page or an account needs itself.
 * @throws when no token can be made, or no answer comes within the limit
 */
export async function callBackend(call: BackendCall): Promise<Response> {
  const token = await backendTokens().tokenFor(call, call.headers);
  const root = `${serverContext().settings.backendUrl}/api/${encodeURIComponent(call.userId)}`;
  return fetch(root + call.path, {
    method: call.method,
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      'x-request-id': requestIdOf(call.headers),
    },
    signal: AbortSignal.timeout(call.limitMs),
    cache: 'no-store',
    redirect: 'manual',
  });
}
