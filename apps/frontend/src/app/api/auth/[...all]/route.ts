import { serverContext } from '@/server/lifecycle/server-context.ts';
import { withRequestId } from '@/server/observability/log.ts';
import { countSignIn } from '@/server/observability/metrics.ts';
import { requestIdOf } from '@/server/requests/json-error.ts';
import { refuse } from '@/server/requests/request-guard.ts';

/** The backend fetches the public keys under the service's name in the cluster, which no browser uses. */
const KEY_SET_PATH = '/api/auth/jwks';
const SIGN_IN_PATH = '/api/auth/sign-in/email';

async function handle(request: Request): Promise<Response> {
  const { settings, auth } = serverContext();
  const { pathname } = new URL(request.url);
  const requestId = requestIdOf(request.headers);
  const refused = pathname === KEY_SET_PATH ? undefined : refuse(request, settings.hosts);
  const answer = refused ?? (await withRequestId(requestId, () => auth.handler(request)));
  if (pathname === SIGN_IN_PATH) countSignIn(answer.status);
  answer.headers.set('x-request-id', requestId);
  return answer;
}

export { handle as GET, handle as POST };
