import { type AccountResult, signOut } from '../account/account-requests.ts';
import { keepDraft } from './draft.ts';
import { setSigningOut } from './session-client.ts';

/** Ends the session and goes to the sign-in page. @returns only when that failed */
export async function leave(userId: string): Promise<AccountResult> {
  setSigningOut(true);
  const result = await signOut();
  if (result.ok) {
    // Whoever comes next at this browser is not to find it.
    keepDraft(userId, '');
    window.location.assign('/sign-in');
  } else {
    setSigningOut(false);
  }
  return result;
}
