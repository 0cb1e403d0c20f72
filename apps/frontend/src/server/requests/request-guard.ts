import type { HostSettings } from '../settings/settings.ts';
import { isTrustedHost } from './hosts.ts';
import { jsonError, requestIdOf } from './json-error.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Words for a Host that is not known; the reader is whoever runs the service. */
export function unknownHostMessage(host: string | null): string {
  return `This server does not answer under the address "${host ?? ''}". Add it to TRUSTED_HOSTS, or set PUBLIC_URL.`;
}

/**
 * Whether a request that changes something comes from our own pages. A browser always says so by
 * Sec-Fetch-Site (https and localhost) or by Origin; a caller with cookies and neither is refused.
 */
function isSameOrigin(headers: Headers, settings: HostSettings): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = headers.get('origin');
  if (origin === null) return site === 'same-origin' || !headers.has('cookie');
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.host === headers.get('host') || url.origin === settings.publicUrl?.origin;
}

/** The answer for a request that must not get further, or undefined when it may. */
export function refuse(request: Request, settings: HostSettings): Response | undefined {
  const host = request.headers.get('host');
  if (!isTrustedHost(host, settings)) {
    return jsonError(421, 'unknown_host', unknownHostMessage(host), requestIdOf(request.headers));
  }
  if (!SAFE_METHODS.has(request.method) && !isSameOrigin(request.headers, settings)) {
    return jsonError(
      403,
      'cross_origin',
      'This request did not come from the app itself.',
      requestIdOf(request.headers),
    );
  }
  return undefined;
}
