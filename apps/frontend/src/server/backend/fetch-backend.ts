import { setTimeout as sleep } from 'node:timers/promises';
import { draining } from '../lifecycle/draining.ts';

/** A backend that is being started anew is away for less. */
const AWAY_MS = 2000;
const PAUSE_MS = 300;
/** No way to the host, or no such host (yet): `connect` and `getaddrinfo` come before the first byte. */
const BEFORE_SENDING = new Set(['connect', 'getaddrinfo']);

/**
 * fetch that does not give up at the first trouble. When no connection could be made nothing was sent, so anything may be
 * asked again, for two seconds; not once this server is to end. A kept-alive connection may have died in the
 * meantime: what only reads is asked a second time.
 * @throws what the last fetch threw
 */
export async function fetchBackend(url: string, init: RequestInit): Promise<Response> {
  const end = performance.now() + AWAY_MS;
  let asked = false;
  for (;;) {
    try {
      return await fetch(url, init);
    } catch (error) {
      if (init.signal?.aborted) throw error;
      if (wasNotSent(error)) {
        if (draining().begun || performance.now() + PAUSE_MS > end) throw error;
        await sleep(PAUSE_MS, undefined, init.signal ? { signal: init.signal } : {});
      } else if (init.method === 'GET' && !asked) {
        asked = true;
      } else {
        throw error;
      }
    }
  }
}

function wasNotSent(error: unknown): boolean {
  const { cause } = error as { cause?: NodeJS.ErrnoException & { errors?: NodeJS.ErrnoException[] } };
  // A name with several addresses fails with one error for each.
  const errors = cause?.errors ?? [cause];
  return errors.every((one) => BEFORE_SENDING.has(one?.syscall ?? ''));
}
