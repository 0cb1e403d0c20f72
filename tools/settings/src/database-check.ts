import pg from 'pg';
import { Problem } from '../../../libs/problem/src/problem.ts';

/** What a connection attempt told: it works, the password is wrong, or why not. */
export type Answer = { ok: true } | { ok: false; wrongPassword: boolean; words: string };

/** Connects to a PostgreSQL URL and asks SELECT 1; ends after `seconds`. */
export async function askDatabase(url: string, seconds = 5): Promise<Answer> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: seconds * 1000,
    query_timeout: seconds * 1000,
  });
  // A server that goes away later must not end this process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return { ok: true };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return { ok: false, wrongPassword: code === '28P01', words: message || code || 'no answer' };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The URL without user, password and options, for messages. */
export function withoutSecrets(url: string): string {
  try {
    const { protocol, hostname, port, pathname } = new URL(url);
    return `${protocol}//${hostname}${port ? `:${port}` : ''}${pathname}`;
  } catch {
    return 'a URL that cannot be read';
  }
}

/** @throws Problem DATABASE-AWAY when the user's own database does not answer. */
export async function requireDatabase(url: string): Promise<void> {
  const answer = await askDatabase(url, 15);
  if (answer.ok) return;
  throw new Problem({
    code: 'DATABASE-AWAY',
    what: answer.wrongPassword ? 'the database refuses the password' : 'the database does not answer',
    where: `DATABASE_URL in .env: ${withoutSecrets(url)}`,
    cause: answer.wrongPassword
      ? 'the password in DATABASE_URL is not the one of this role'
      : 'a wrong host or port, a database that is not running, or no network',
    next: 'mend DATABASE_URL in .env, or empty it for a PostgreSQL of our own; then npm start',
    class: 'preflight',
    words: answer.words,
  });
}
