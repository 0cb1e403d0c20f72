import { Pool } from 'pg';
import { log } from '../observability/log.ts';
import { type ConnectBreaker, guardedClient } from './connect-breaker.ts';
import { isTablesMissing } from './tables-missing.ts';

/** Longer than Neon takes to wake up. */
const CONNECT_LIMIT_MS = 5000;
/** For an answer to a person; longer than any query of sessions and accounts takes. */
const QUERY_LIMIT_MS = 5000;
/** Shorter than the five minutes after which Neon suspends, so that no dead connection is picked up. */
const IDLE_LIMIT_MS = 30_000;

interface PoolLimits {
  /** Connections at most. */
  max?: number;
  /** After so many milliseconds without an answer a query fails, so that a database that hangs is told of; 0: never. */
  queryMs?: number;
  /** Refuses new connections at once for a moment after one could not be made. */
  breaker?: ConnectBreaker;
}

/** A connection pool with limits that suit two replicas beside a small database. */
export function createPool(
  databaseUrl: string,
  { max = 5, queryMs = QUERY_LIMIT_MS, breaker }: PoolLimits = {},
): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max,
    ...(queryMs > 0 ? { query_timeout: queryMs } : {}),
    ...(breaker && { Client: guardedClient(breaker) }),
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    idleTimeoutMillis: IDLE_LIMIT_MS,
    application_name: 'todo-frontend',
    // SCRAM-SHA-256-PLUS where the server offers it (Neon's channel_binding=require).
    enableChannelBinding: true,
  });
  // An idle connection that breaks must not end the process; the next query opens a new one.
  pool.on('error', (error) => log('warning', 'an idle database connection broke', { reason: error.message }));
  return pool;
}

/** `migrations`: it answers, but the tables or the signing key are not there. */
export type DatabaseState = 'ok' | 'unavailable' | 'migrations';

/** How the database is, within the limit. Never rejects. */
export async function databaseState(pool: Pick<Pool, 'query'>, limitMs: number): Promise<DatabaseState> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<DatabaseState>((resolve) => {
    timer = setTimeout(() => resolve('unavailable'), limitMs);
  });
  // The migration makes the key last of all.
  const answer = pool.query('SELECT 1 FROM auth.jwks LIMIT 1').then(
    ({ rows }): DatabaseState => (rows.length > 0 ? 'ok' : 'migrations'),
    (error: unknown): DatabaseState => (isTablesMissing(error) ? 'migrations' : 'unavailable'),
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
