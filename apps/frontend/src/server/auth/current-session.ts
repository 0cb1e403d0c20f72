import { headers } from 'next/headers';
import { serverContext } from '../lifecycle/server-context.ts';

/** Who is signed in, as much as a page needs. */
export interface SignedIn {
  userId: string;
  sessionId: string;
  name: string;
  email: string;
}

/**
 * The session of the request that a page is made for, or undefined.
 * The cookie is not prolonged here (a page cannot set one); the route handlers do that.
 */
export async function currentSession(): Promise<SignedIn | undefined> {
  // Asked for first: tells Next at build time that the page depends on the request.
  const requestHeaders = await headers();
  const session = await serverContext().auth.api.getSession({
    headers: requestHeaders,
    query: { disableRefresh: true },
  });
  if (!session) return undefined;
  return {
    userId: session.user.id,
    sessionId: session.session.id,
    name: session.user.name,
    email: session.user.email,
  };
}
