import { serverContext } from '../lifecycle/server-context.ts';
import { BackendTokens, type TokenOwner } from './backend-token.ts';
import { signWithSecret } from './shared-secret-token.ts';

/** Next puts pages and route handlers into separate bundles: the process holds the one store. */
const holder = globalThis as { __todoBackendTokens?: BackendTokens };

/** The tokens for the backend that this process has made. */
export function backendTokens(): BackendTokens {
  return (holder.__todoBackendTokens ??= new BackendTokens(mint));
}

/** In the one way that the settings name; the backend accepts no other. */
async function mint({ userId }: TokenOwner, headers: Headers): Promise<string> {
  const { settings, auth } = serverContext();
  if (settings.sharedSecret !== undefined) return signWithSecret(settings.sharedSecret, userId);
  return (await auth.api.getToken({ headers })).token;
}
