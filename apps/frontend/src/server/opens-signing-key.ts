import type { ServerContext } from './auth.ts';
import { isSecretChanged, secretChanged } from './secret-changed.ts';
import { printStartError } from './start-error.ts';

/**
 * Whether this server's secret opens the key that signs the backend's tokens. With another secret nobody could use what he
 * signs in to; the log says so then, with both ways out. Needs a database that was migrated.
 * @throws what the database or Better Auth throws otherwise
 */
export async function opensSigningKey({ auth, settings }: ServerContext): Promise<boolean> {
  // Then tokens are signed with a secret of their own.
  if (settings.sharedSecret !== undefined) return true;
  try {
    await auth.api.signJWT({ body: { payload: { sub: 'readiness' } } });
    return true;
  } catch (error) {
    if (!isSecretChanged(error)) throw error;
    printStartError(secretChanged(error));
    return false;
  }
}
