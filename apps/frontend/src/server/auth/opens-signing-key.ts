import type { ServerContext } from '../lifecycle/server-context.ts';
import { printStartError } from '../lifecycle/start-error.ts';
import { trySigningKey } from './try-signing-key.ts';

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
  const closed = await trySigningKey(auth);
  if (closed && !told) printStartError(closed);
  told ||= closed !== undefined;
  return closed === undefined;
}
