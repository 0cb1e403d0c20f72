const SAFE = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address that a link in a message may lead to, as the browser reads it: a name in other letters that looks
 * like a known one shows as what it is.
 * @returns undefined for every other scheme (`javascript:`, `data:` …) and for what is no whole address
 */
export function safeLink(href: string): string | undefined {
  let url: URL;
  try {
    url = new URL(href);
  } catch {
    return undefined;
  }
  return SAFE.has(url.protocol) ? url.href : undefined;
}
