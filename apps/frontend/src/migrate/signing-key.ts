import type { Pool } from 'pg';
import type { Auth } from '../server/auth/auth.ts';
import { isSecretChanged, secretChanged } from '../server/auth/secret-changed.ts';

export type SigningKeyState = 'made' | 'kept' | 'replaced';

/**
 * Makes the one key that signs the backend's tokens, or checks that the secret still opens it. Better
 * Auth would make a key on first use, but two replicas asked at once would make several.
 * Call it under the migration's lock.
 * @throws StartError `AUTH-SECRET-CHANGED` when the stored key was encrypted with another secret
 */
export async function ensureSigningKey(auth: Auth, pool: Pool, replace: boolean): Promise<SigningKeyState> {
  if (replace) await pool.query('DELETE FROM auth.jwks');
  const { rowCount } = await pool.query('SELECT 1 FROM auth.jwks');
  try {
    // Signs something: that makes the key when there is none, and decrypts it when there is one.
    await auth.api.signJWT({ body: { payload: { sub: 'migration' } } });
  } catch (error) {
    throw isSecretChanged(error) ? secretChanged(error) : error;
  }
  if (replace) return 'replaced';
  return rowCount ? 'kept' : 'made';
}
