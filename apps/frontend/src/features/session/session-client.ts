import { createApiClient, type ApiClient } from '@todo/api-client';
import { connection } from './connection.ts';
import { fetchWithoutSilence } from './end-silence.ts';

/** While a person signs out, calls that are still under way may find no session: that is no end to tell of. */
let signingOut = false;

/** Says whether the person is signing out right now. */
export function setSigningOut(now: boolean): void {
  signingOut = now;
}

let leaving = false;

/** Says whether the page is on its way to the sign-in page: what is under way ends with it, for no reason of its own. */
export const isLeaving = (): boolean => leaving;

/** Leaves for the sign-in page, which brings people back to where they are now. */
export function leaveForSignIn(): void {
  leaving = true;
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?expired&next=${encodeURIComponent(here)}`);
}

/** Small changes arrive even when one leaves the page; a chat is left by leaving, and a read needs no end. */
function outlivesThePage(input: RequestInfo | URL, init: RequestInit | undefined): boolean {
  return init?.method !== undefined && init.method !== 'GET' && !String(input).endsWith('/chat');
}

const streams = (init: RequestInit | undefined) =>
  new Headers(init?.headers).get('accept') === 'text/event-stream';

/** fetch for a signed-in page: a session that has ended leads to the sign-in page, a lost connection is noted. */
const sessionFetch: typeof fetch = async (input, init) => {
  const request = { ...init, keepalive: outlivesThePage(input, init) };
  try {
    const response = await (streams(init)
      ? fetchWithoutSilence(fetch, input, request)
      : fetch(input, request));
    connection.note(response.status);
    if (response.status === 401 && !signingOut) leaveForSignIn();
    return response;
  } catch (error) {
    if (!init?.signal?.aborted && !leaving) connection.note(undefined);
    throw error;
  }
};

/** The typed client of the signed-in user. */
export function createSessionClient(userId: string): ApiClient {
  return createApiClient({ baseUrl: '', userId, fetch: sessionFetch });
}
