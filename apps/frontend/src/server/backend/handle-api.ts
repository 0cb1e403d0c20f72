import { reportFailure } from '../auth/report-failure.ts';
import { isSecretChanged } from '../auth/secret-changed.ts';
import { REST_SECONDS } from '../database/connect-breaker.ts';
import { serverContext } from '../lifecycle/server-context.ts';
import { jsonError, requestIdOf } from '../requests/json-error.ts';
import { refuse } from '../requests/request-guard.ts';
import { backendTokens } from '../tokens/tokens.ts';
import { forward } from './backend-proxy.ts';

/**
 * `/api/{user_id}/…`: checks where the request comes from and whose session it carries, then hands it
 * to the backend with that user's token.
 * @returns the backend's answer, or 401, 403, 421, 5xx in the one error shape
 */
export async function handleApi(request: Request): Promise<Response> {
  const { settings, auth } = serverContext();
  const refused = refuse(request, settings.hosts);
  if (refused) return refused;

  const requestId = requestIdOf(request.headers);
  try {
    const { response: session, headers: renewed } = await auth.api.getSession({
      headers: request.headers,
      returnHeaders: true,
    });
    if (!session) return jsonError(401, 'unauthorized', 'Please sign in again.', requestId);
    if (session.user.id !== userInPath(request.url)) {
      return jsonError(403, 'forbidden', 'This belongs to another account.', requestId);
    }
    const owner = { sessionId: session.session.id, userId: session.user.id };
    const token = await backendTokens().tokenFor(owner, request.headers);
    const answer = await forward({ request, backendUrl: settings.backendUrl, token, requestId });
    // Better Auth prolongs a session that is in use; the cookie has to follow.
    for (const cookie of renewed.getSetCookie()) answer.headers.append('set-cookie', cookie);
    return answer;
  } catch (error) {
    return failed(error, requestId);
  }
}

function userInPath(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url).pathname.split('/')[2] ?? '');
  } catch {
    return undefined;
  }
}

function failed(error: unknown, requestId: string): Response {
  reportFailure(error, requestId);
  if (isSecretChanged(error)) {
    return jsonError(
      500,
      'auth_secret_changed',
      'The server was set up with another secret. Its log says how to mend this (AUTH-SECRET-CHANGED).',
      requestId,
    );
  }
  return jsonError(
    503,
    'session_unavailable',
    'Your session could not be checked right now. Please try again in a moment.',
    requestId,
    { 'Retry-After': String(REST_SECONDS) },
  );
}
