import { getMigrations } from 'better-auth/db/migration';
import { Client, type Pool } from 'pg';
import { AUTH_SCHEMA, authOptions } from '../server/auth/auth-options.ts';
import { createAuth } from '../server/auth/auth.ts';
import { createPool } from '../server/database/pool.ts';
import { StartError } from '../server/lifecycle/start-error.ts';
import { DEFAULT_TRUSTED_HOSTS } from '../server/settings/settings.ts';
import { ensureSigningKey, type SigningKeyState } from './signing-key.ts';
import { waitForDatabase } from './wait-for-database.ts';

/** Any number that no other program uses on this database: "todo auth" in short. */
const LOCK_KEY = 8_101_325_117;

export interface MigrationOptions {
  databaseUrl: string;
  authSecret: string;
  waitSeconds: number;
  /** Throws the stored signing keys away and makes one with the secret of now. */
  newKey?: boolean;
  log?: (line: string) => void;
}

export interface MigrationReport {
  /** Tables that were made or got columns. Empty: nothing had to be done. */
  changedTables: string[];
  signingKey: SigningKeyState;
}

/**
 * Brings Better Auth's tables up to date and makes sure that one signing key is there. Safe to run at
 * any time and at the same time as others: one does the work, the rest wait and find it done.
 * @throws StartError with a stable code when the database is away or the secret does not fit the key
 */
export async function migrate(options: MigrationOptions): Promise<MigrationReport> {
  const log = options.log ?? (() => {});
  await waitForDatabase(options.databaseUrl, options.waitSeconds, log);

  const lock = new Client({
    connectionString: options.databaseUrl,
    application_name: 'todo-frontend-migrate',
  });
  // A broken lock connection shows in the next query on it.
  lock.on('error', () => {});
  await lock.connect();
  const pool = createPool(options.databaseUrl, { max: 2, queryMs: 0 });
  try {
    // Held by the transaction, not by the session: that also works through a transaction pooler (Neon).
    await lock.query('BEGIN');
    await lock.query('SELECT pg_advisory_xact_lock($1)', [LOCK_KEY]);
    const report = await migrateLocked(pool, options);
    await lock.query('COMMIT');
    return report;
  } catch (error) {
    throw error instanceof StartError ? error : migrationFailed(error);
  } finally {
    await Promise.allSettled([pool.end(), lock.end()]);
  }
}

async function migrateLocked(pool: Pool, options: MigrationOptions): Promise<MigrationReport> {
  const parts = {
    pool,
    secret: options.authSecret,
    hosts: { publicUrl: undefined, patterns: DEFAULT_TRUSTED_HOSTS.split(',') },
    trustedProxies: [],
  };
  await pool.query(`CREATE SCHEMA IF NOT EXISTS ${AUTH_SCHEMA}`);
  const plan = await getMigrations(authOptions(parts));
  await plan.runMigrations();
  const changedTables = [...plan.toBeCreated, ...plan.toBeAdded].map(({ table }) => table);
  const signingKey = await ensureSigningKey(createAuth(parts), pool, options.newKey ?? false);
  return { changedTables, signingKey };
}

function migrationFailed(cause: unknown): StartError {
  return new StartError(
    {
      code: 'AUTH-MIGRATION-FAILED',
      what: cause instanceof Error ? cause.message : String(cause),
      where: `schema ${AUTH_SCHEMA} of the database`,
      cause:
        'the user in DATABASE_URL may not create a schema or tables, or the schema holds tables of something else',
      next: 'let DATABASE_URL name the owner of the database, then run the migration again (it goes on where it stopped)',
    },
    { cause },
  );
}
