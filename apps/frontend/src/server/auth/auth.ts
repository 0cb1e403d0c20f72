import { betterAuth } from 'better-auth';
import { authOptions, type AuthParts } from './auth-options.ts';

/** Better Auth over the given parts. */
export function createAuth(parts: AuthParts) {
  return betterAuth(authOptions(parts));
}

export type Auth = ReturnType<typeof createAuth>;
