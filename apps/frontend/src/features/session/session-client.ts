import { createApiClient, type ApiClient } from '@todo/api-client';

/** Leaves for the sign-in page, which brings people back to where they are now. */
function leaveForSignIn(): void {
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?expired&next=${encodeURIComponent(here)}`);
}

/** fetch for a signed-in page: a session that has ended leads to the sign-in page. */
const sessionFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.status === 401) leaveForSignIn();
  return response;
};

/** The typed client of the signed-in user. */
export function createSessionClient(userId: string): ApiClient {
  return createApiClient({ baseUrl: '', userId, fetch: sessionFetch });
}
