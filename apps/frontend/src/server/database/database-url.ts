/**
 * Brings a PostgreSQL URL into the form node-postgres understands in libpq's sense.
 *
 * node-postgres reads `sslmode=require` as `verify-full` and warns; libpq means "encrypt, do not verify".
 * So libpq's meaning is asked for, except at Neon, whose certificates are public and can be verified.
 *
 * @returns undefined when the text is no PostgreSQL URL
 */
export function normaliseDatabaseUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') return undefined;
  if (url.hostname === '' && !url.searchParams.has('host')) return undefined;

  url.searchParams.delete('channel_binding');
  const mode = url.searchParams.get('sslmode');
  if (mode !== null && ['prefer', 'require', 'verify-ca'].includes(mode)) {
    if (url.hostname.endsWith('.neon.tech')) url.searchParams.set('sslmode', 'verify-full');
    else if (!url.searchParams.has('uselibpqcompat')) url.searchParams.set('uselibpqcompat', 'true');
  }
  return url.href;
}

/** Where the database is, for messages: never the user name or the password. */
export function databaseAddress(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  return `${url.hostname || url.searchParams.get('host')}:${url.port || '5432'}${url.pathname}`;
}
