import { randomBytes } from 'node:crypto';
import { NextResponse, type NextRequest } from 'next/server';
import { contentSecurityPolicy } from './server/requests/content-security.ts';
import { isTrustedHost } from './server/requests/hosts.ts';
import { unknownHostMessage } from './server/requests/request-guard.ts';
import { readHostSettings } from './server/settings/settings.ts';

const hosts = readHostSettings();

/** Before every page: an unknown Host is turned away (421), a known one gets a policy with a fresh nonce. */
export function proxy(request: NextRequest): NextResponse {
  const host = request.headers.get('host');
  if (!isTrustedHost(host, hosts)) {
    return new NextResponse(`${unknownHostMessage(host)}\n`, {
      status: 421,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    });
  }
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from the request's policy.
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  if (hosts.publicUrl?.protocol === 'https:') {
    response.headers.set('strict-transport-security', 'max-age=31536000');
  }
  return response;
}

export const config = {
  // Route handlers check the Host themselves (the probes and the key set are asked under any name).
  matcher: ['/((?!api/|_next/static/|icon.svg).*)'],
};
