import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { databaseAddress } from '../server/database/database-url.ts';
import { StartError, type StartProblem } from '../server/lifecycle/start-error.ts';

const PAUSE_MS = 500;
/** SQLSTATE classes and codes where waiting cannot help: wrong password, role, database, no right. */
const HOPELESS = new Map([
  ['28P01', 'the user name or the password in DATABASE_URL is wrong'],
  ['28000', 'the server does not let this user in from here'],
  ['3D000', 'the database named in DATABASE_URL does not exist'],
  ['42501', 'the user in DATABASE_URL has no right to do this'],
]);

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '');
}

function problem(databaseUrl: string, error: unknown, waitSeconds: number): StartProblem {
  const hopeless = HOPELESS.get(codeOf(error));
  const message = error instanceof Error ? error.message || codeOf(error) : String(error);
  return {
    code: hopeless ? 'DATABASE-REFUSED' : 'DATABASE-UNREACHABLE',
    what: hopeless ? `the database refuses: ${message}` : `no database within ${waitSeconds} s: ${message}`,
    where: databaseAddress(databaseUrl),
    cause: hopeless ?? 'it is not running, still starting, or DATABASE_URL has the wrong host or port',
    next: 'check DATABASE_URL, then: npm run doctor',
  };
}

/** Throws what a database answered for good, or nothing when waiting may help. */
function giveUpEarly(databaseUrl: string, error: unknown): void {
  if (HOPELESS.has(codeOf(error))) throw new StartError(problem(databaseUrl, error, 0), { cause: error });
}

/**
 * Returns once the database answers.
 * @param waitSeconds how long to try; a refusal for good (wrong password) ends it at once
 * @throws StartError `DATABASE-UNREACHABLE` or `DATABASE-REFUSED`
 */
export async function waitForDatabase(
  databaseUrl: string,
  waitSeconds: number,
  log: (line: string) => void,
): Promise<void> {
  const end = Date.now() + waitSeconds * 1000;
  for (let attempt = 1; ; attempt++) {
    const left = end - Date.now();
    const client = new Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: Math.min(10_000, Math.max(1000, left)),
    });
    // pg reports a broken connection here as well as from connect().
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('SELECT 1');
      return;
    } catch (error) {
      giveUpEarly(databaseUrl, error);
      if (Date.now() + PAUSE_MS >= end) {
        throw new StartError(problem(databaseUrl, error, waitSeconds), { cause: error });
      }
      if (attempt === 1) log(`waiting for the database at ${databaseAddress(databaseUrl)} …`);
    } finally {
      await client.end().catch(() => {});
    }
    await sleep(PAUSE_MS);
  }
}
