import { serverContext } from '@/server/lifecycle/server-context.ts';

export const dynamic = 'force-dynamic';

const LIMIT_MS = 3000;

/**
 * Whether this server reaches a backend that is ready: what `npm start` asks before it calls the app there. No probe
 * may ask it: a backend that is away is no reason to take the pages away too.
 */
export async function GET(): Promise<Response> {
  const ready = await isBackendReady();
  return Response.json(
    { status: ready ? 'ok' : 'unavailable', checks: { backend: ready ? 'ok' : 'unavailable' } },
    { status: ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}

async function isBackendReady(): Promise<boolean> {
  try {
    const url = `${serverContext().settings.backendUrl}/health/ready`;
    const signal = AbortSignal.timeout(LIMIT_MS);
    const answer = await fetch(url, { signal, cache: 'no-store', redirect: 'manual' });
    await answer.body?.cancel();
    return answer.status === 200;
  } catch {
    return false;
  }
}
