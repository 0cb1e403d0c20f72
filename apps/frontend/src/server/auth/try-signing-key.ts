import type { StartError } from '../lifecycle/start-error.ts';
import type { Auth } from './auth.ts';
import { isSecretChanged, secretChanged } from './secret-changed.ts';

/**
 * Whether the secret opens the key that signs the backend's tokens. Signs something: that decrypts the key, and makes
 * one where there is none. Needs a database that was migrated.
 * @returns undefined when it does; `AUTH-SECRET-CHANGED` when the key was encrypted with another secret
 * @throws what the database or Better Auth throws otherwise
 */
export async function trySigningKey(auth: Auth): Promise<StartError | undefined> {
  try {
    await auth.api.signJWT({ body: { payload: { sub: 'signing-key' } } });
    return undefined;
  } catch (error) {
    if (!isSecretChanged(error)) throw error;
    return secretChanged(error);
  }
}
