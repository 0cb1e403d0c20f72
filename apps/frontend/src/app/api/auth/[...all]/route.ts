import { serverContext } from '@/server/auth.ts';
import { refuse } from '@/server/request-guard.ts';

/** The backend fetches the public keys under the service's name in the cluster, which no browser uses. */
const KEY_SET_PATH = '/api/auth/jwks';

async function handle(request: Request): Promise<Response> {
  const { settings, auth } = serverContext();
  const open = new URL(request.url).pathname === KEY_SET_PATH;
  return (!open && refuse(request, settings.hosts)) || auth.handler(request);
}

export { handle as GET, handle as POST };
