import { APIError } from 'better-auth/api';
import { COMMON_PASSWORDS } from './common-passwords.ts';

/** NIST SP 800-63B: a minimum length and a list of common ones, no rules of composition. */
export const MIN_PASSWORD_LENGTH = 8;
export const MAX_PASSWORD_LENGTH = 128;

/** Whether a password of sufficient length would be guessed at once. */
function isWeakPassword(password: string, email: string): boolean {
  const plain = password.toLowerCase();
  const mailbox = email.split('@')[0]?.toLowerCase() ?? '';
  return (
    COMMON_PASSWORDS.has(plain) ||
    new Set(plain).size < 4 ||
    plain === email.toLowerCase() ||
    plain === mailbox
  );
}

/** @throws APIError 400 `PASSWORD_TOO_WEAK`; length is Better Auth's own check */
export function refuseWeakPassword(body: unknown): void {
  const { password, email } = (body ?? {}) as { password?: unknown; email?: unknown };
  if (typeof password !== 'string' || password.length < MIN_PASSWORD_LENGTH) return;
  if (!isWeakPassword(password, typeof email === 'string' ? email : '')) return;
  throw new APIError('BAD_REQUEST', {
    code: 'PASSWORD_TOO_WEAK',
    message: 'This password is too easy to guess.',
  });
}
