import { createApiClient, type ApiClient } from '@todo/api-client';

/** While a person signs out, calls that are still under way may find no session: that is no end to tell of. */
let signingOut = false;

/** Says whether the person is signing out right now. */
export function setSigningOut(now: boolean): void {
  signingOut = now;
}

/** Leaves for the sign-in page, which brings people back to where they are now. */
function leaveForSignIn(): void {
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?expired&next=${encodeURIComponent(here)}`);
}

/** fetch for a signed-in page: a session that has ended leads to the sign-in page. */
const sessionFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.status === 401 && !signingOut) leaveForSignIn();
  return response;
};

/** The typed client of the signed-in user. */
export function createSessionClient(userId: string): ApiClient {
  return createApiClient({ baseUrl: '', userId, fetch: sessionFetch });
}
