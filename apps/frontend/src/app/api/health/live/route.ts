export const dynamic = 'force-dynamic';

/** Whether the process answers at all; depends on nothing, so that a lost database restarts no pod. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
}
