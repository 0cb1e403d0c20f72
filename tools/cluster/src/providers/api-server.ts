import { request } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Whether an API server says that it is ready. Asked without credentials and without a look at its certificate: nothing
 * is sent, and kubectl checks both for every call that counts. One that answers and is not ready yet gets `seconds`.
 */
export async function isServing(server: string, seconds = 5): Promise<boolean> {
  const until = performance.now() + seconds * 1000;
  for (;;) {
    const status = await readiness(server);
    // 401 and 403: it answers, and anonymous requests are switched off.
    if (status === 200 || status === 401 || status === 403) return true;
    if (status === undefined || performance.now() > until) return false;
    await sleep(300);
  }
}

/** The status of /readyz; undefined when nobody answers. */
function readiness(server: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const options = { rejectUnauthorized: false, timeout: 5000, agent: false } as const;
    const asked = request(`${server}/readyz`, options, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => resolve(undefined));
    asked.end();
  });
}
