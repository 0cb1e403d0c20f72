import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { embeddedServices as services } from '../../../embedded/src/services.ts';

/** Waits up to a minute until a service that was started answers 2xx. @throws Problem SERVICE-START with its last words */
export async function waitReady(name: string, url: string): Promise<void> {
  for (let i = 0; i < 240; i++) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(3000) }).catch(() => undefined);
    if (answer?.ok) return;
    if (!services.find(name)) break;
    await sleep(250);
  }
  throw new Problem({
    code: 'SERVICE-START',
    what: services.find(name) ? `the ${name} is not ready after 60 s` : `the ${name} ended while it started`,
    where: url,
    cause: 'its last words are above',
    next: `read ${services.logFile(name)}, then run the same command again`,
    words: services.lastWords(name),
  });
}
