import type { ServerContext } from '../lifecycle/server-context.ts';
import { printStartError } from '../lifecycle/start-error.ts';
import { isSecretChanged, secretChanged } from './secret-changed.ts';

/** The probe asks every few seconds. */
let told = false;

/**
 * Whether this server's secret opens the key that signs the backend's tokens. With another secret nobody could use what he
 * signs in to; the log says so then, once, with both ways out. Needs a database that was migrated.
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
    if (!told) printStartError(secretChanged(error));
    told = true;
    return false;
  }
}
