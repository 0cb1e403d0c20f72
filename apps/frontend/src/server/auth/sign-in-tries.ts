import { createHash } from 'node:crypto';
import { APIError } from 'better-auth/api';
import type { Pool } from 'pg';

/** How many failed tries an account has in one window. */
export const MAX_TRIES = 8;
export const TRIES_WINDOW_SECONDS = 300;

function keyOf(body: unknown): string | undefined {
  const email = (body as { email?: unknown } | undefined)?.email;
  if (typeof email !== 'string') return undefined;
  return `account|${createHash('sha256').update(email.trim().toLowerCase()).digest('hex')}`;
}

/**
 * Counts a try to sign in to an account before the password is looked at, in one statement, so that
 * tries at the same moment on two replicas are both counted. Whether the account exists makes no difference.
 * @throws APIError 429 with Retry-After when the account had too many
 */
export async function countSignInTry(pool: Pool, body: unknown): Promise<void> {
  const key = keyOf(body);
  if (key === undefined) return;
  const now = Date.now();
  const { rows } = await pool.query<{ count: number; lastRequest: string }>(
    `INSERT INTO auth."rateLimit" AS tries (id, key, count, "lastRequest") VALUES ($1, $1, 1, $2)
     ON CONFLICT (key) DO UPDATE SET
       count = CASE WHEN tries."lastRequest" < $3 THEN 1 ELSE tries.count + 1 END,
       "lastRequest" = CASE WHEN tries."lastRequest" < $3 OR tries.count < $4 THEN $2 ELSE tries."lastRequest" END
     RETURNING count, "lastRequest"`,
    [key, now, now - TRIES_WINDOW_SECONDS * 1000, MAX_TRIES],
  );
  const row = rows[0];
  if (row === undefined || row.count <= MAX_TRIES) return;
  const seconds = Math.max(1, Math.ceil((Number(row.lastRequest) - now) / 1000) + TRIES_WINDOW_SECONDS);
  throw new APIError(
    'TOO_MANY_REQUESTS',
    { code: 'TOO_MANY_TRIES', message: 'Too many tries for this account. Please wait and try again.' },
    { 'Retry-After': String(seconds) },
  );
}

/** After the right password the count starts anew. */
export async function forgetSignInTries(pool: Pool, body: unknown): Promise<void> {
  const key = keyOf(body);
  if (key !== undefined) await pool.query('DELETE FROM auth."rateLimit" WHERE key = $1', [key]);
}
