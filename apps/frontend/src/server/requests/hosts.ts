import type { HostSettings } from '../settings/settings.ts';

/**
 * Turns a pattern such as `localhost:*` or `192.168.*:*` into a test for a Host header.
 * `:*` stands for any port and for none. In a pattern of numbers `*` matches numbers only, so that
 * `192.168.*` cannot be met by a name like `192.168.evil.example`.
 */
export function hostMatcher(pattern: string): (host: string) => boolean {
  const anyPort = pattern.endsWith(':*');
  const name = (anyPort ? pattern.slice(0, -2) : pattern).toLowerCase();
  const wildcard = /^[\d.*]+(:\d+)?$/.test(name) ? '[0-9.]+' : '[a-z0-9.-]+';
  const source = name
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join(wildcard);
  const expression = new RegExp(`^${source}${anyPort ? '(?::[0-9]{1,5})?' : ''}$`);
  return (host) => expression.test(host.toLowerCase());
}

/** Whether the app may answer under this Host header (RFC 9110 §7.2; 421 otherwise, §15.5.20). */
export function isTrustedHost(host: string | null, settings: HostSettings): boolean {
  return host !== null && settings.patterns.some((pattern) => hostMatcher(pattern)(host));
}

/** Better Auth matches a port wildcard only against a written port: add the form without one. */
export function betterAuthHosts(patterns: readonly string[]): string[] {
  return patterns.flatMap((pattern) =>
    pattern.endsWith(':*') ? [pattern, pattern.slice(0, -2)] : [pattern],
  );
}
