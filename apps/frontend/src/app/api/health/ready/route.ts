import { serverContext } from '@/server/auth.ts';
import { databaseAnswers } from '@/server/pool.ts';

export const dynamic = 'force-dynamic';

const LIMIT_MS = 2000;

/** Whether requests should come here: only while the database answers, since no session can be read without. */
export async function GET(): Promise<Response> {
  const ready = await databaseAnswers(serverContext().pool, LIMIT_MS);
  return Response.json(
    { status: ready ? 'ok' : 'unavailable', checks: { database: ready ? 'ok' : 'unavailable' } },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
