import type { HostSettings } from '../settings/settings.ts';
import { isTrustedHost } from './hosts.ts';

/**
 * The origin under which a page is asked for, for the absolute addresses in it (Open Graph). PUBLIC_URL where it
 * is set; otherwise the request's Host, when it is trusted. Without PUBLIC_URL there is no https, as for the cookies.
 * @returns undefined where no address is known that could be trusted
 */
export function pageOrigin(host: string | null, settings: HostSettings): URL | undefined {
  if (settings.publicUrl) return new URL(settings.publicUrl.origin);
  const address = `http://${host}`;
  return isTrustedHost(host, settings) && URL.canParse(address) ? new URL(address) : undefined;
}
