import { failureOf, type AccountFailure } from './account-failures.ts';

export interface SignInInput {
  email: string;
  password: string;
}

export interface SignUpInput extends SignInInput {
  name: string;
}

export type AccountResult = { ok: true } | { ok: false; failure: AccountFailure };

/** Calls Better Auth's REST interface: three calls, for which its client library would be a lot to load. */
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
