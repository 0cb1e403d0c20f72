import type { Pool } from 'pg';
import type { Auth } from '../server/auth/auth.ts';
import { trySigningKey } from '../server/auth/try-signing-key.ts';

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
  const closed = await trySigningKey(auth);
  if (closed) throw closed;
  if (replace) return 'replaced';
  return rowCount ? 'kept' : 'made';
}
