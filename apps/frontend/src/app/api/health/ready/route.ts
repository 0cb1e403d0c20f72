import { opensSigningKey } from '@/server/auth/opens-signing-key.ts';
import { type DatabaseState, databaseState } from '@/server/database/pool.ts';
import { draining } from '@/server/lifecycle/draining.ts';
import { serverContext } from '@/server/lifecycle/server-context.ts';

export const dynamic = 'force-dynamic';

const LIMIT_MS = 2000;

/**
 * Whether requests should come here: not before the database was there, migrated, and with a key that our secret opens, so
 * that no update goes on without, and not any more once the server was told to end. A database that is lost later is told of in the body and
 * takes no server away: behind a Service without any, people would get no answer at all instead of ours.
 */
export async function GET(): Promise<Response> {
  if (draining().begun) return answer(503, { status: 'stopping' });
  const context = serverContext();
  const state = await databaseState(context.pool, LIMIT_MS);
  if (state === 'ok' && !context.wasReady) {
    context.wasReady = await opensSigningKey(context).catch(() => false);
    if (!context.wasReady)
      return answer(503, { status: 'unavailable', checks: { ...checksOf(state), signingKey: 'closed' } });
  }
  const status = state === 'ok' ? 'ok' : context.wasReady ? 'degraded' : 'unavailable';
  return answer(context.wasReady ? 200 : 503, { status, checks: checksOf(state) });
}

function checksOf(state: DatabaseState) {
  if (state === 'unavailable') return { database: 'unavailable' };
  return { database: 'ok', migrations: state === 'ok' ? 'ok' : 'missing' };
}

const answer = (status: number, body: object) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
