import { Pool } from 'pg';
import { log } from './log.ts';

const CONNECT_LIMIT_MS = 10_000;
/** Shorter than the five minutes after which Neon suspends, so that no dead connection is picked up. */
const IDLE_LIMIT_MS = 30_000;

/** A connection pool with limits that suit two replicas beside a small database. */
export function createPool(databaseUrl: string, max = 5): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max,
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

/** Whether `SELECT 1` comes back within the limit. Never rejects. */
export async function databaseAnswers(pool: Pick<Pool, 'query'>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  const answer = pool.query('SELECT 1').then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
