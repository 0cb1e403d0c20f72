import { failureOf, type AccountFailure } from './account-failures.ts';

export interface SignInInput {
  email: string;
  password: string;
}

export interface SignUpInput extends SignInInput {
  name: string;
}

export type AccountResult = { ok: true } | { ok: false; failure: AccountFailure };

/** Calls Better Auth's REST interface: a few calls, for which its client library would be a lot to load. */
async function post(path: string, body: unknown): Promise<AccountResult> {
  try {
    const response = await fetch(`/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return { ok: true };
    const answer: unknown = await response.json().catch(() => null);
    return { ok: false, failure: failureOf(response.status, answer, response.headers.get('retry-after')) };
  } catch {
    return { ok: false, failure: failureOf(0, null, null) };
  }
}

export function signIn(input: SignInInput): Promise<AccountResult> {
  return post('/sign-in/email', input);
}

export function signUp(input: SignUpInput): Promise<AccountResult> {
  return post('/sign-up/email', input);
}

export function signOut(): Promise<AccountResult> {
  return post('/sign-out', {});
}

export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
}

/** Also ends all other sessions of the account: whoever knew the old password is out. */
export function changePassword(input: PasswordChange): Promise<AccountResult> {
  return post('/change-password', { ...input, revokeOtherSessions: true });
}

/** Deletes the account with all its data, for good, and ends the session. */
export function deleteAccount(password: string): Promise<AccountResult> {
  return post('/delete-user', { password });
}
