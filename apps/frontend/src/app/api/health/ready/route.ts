import { serverContext } from '@/server/auth.ts';
import { draining } from '@/server/draining.ts';
import { databaseState } from '@/server/pool.ts';

export const dynamic = 'force-dynamic';

const LIMIT_MS = 2000;

/**
 * Whether requests should come here: only while the database answers and has been migrated, since no session
 * can be read without, and not any more once the server was told to end.
 */
export async function GET(): Promise<Response> {
  const stopping = draining().begun;
  const state = stopping ? undefined : await databaseState(serverContext().pool, LIMIT_MS);
  const checks = state && {
    database: state === 'unavailable' ? 'unavailable' : 'ok',
    ...(state !== 'unavailable' && { migrations: state === 'ok' ? 'ok' : 'missing' }),
  };
  const ready = state === 'ok';
  return Response.json(
    { status: ready ? 'ok' : stopping ? 'stopping' : 'unavailable', ...(checks && { checks }) },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
