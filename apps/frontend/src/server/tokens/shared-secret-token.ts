import { SignJWT } from 'jose';
import { TOKEN_AUDIENCE, TOKEN_ISSUER, TOKEN_LIFE } from './token-claims.ts';

/**
 * A token for the backend's shared-secret mode: HS256 with JWT_SECRET, as the specification's prose has it.
 * Better Auth signs with key pairs only.
 */
export function signWithSecret(secret: string, userId: string): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(userId)
    .setIssuer(TOKEN_ISSUER)
    .setAudience(TOKEN_AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(TOKEN_LIFE)
    .sign(new TextEncoder().encode(secret));
}
