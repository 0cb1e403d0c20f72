import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import type { Cluster } from '../kubernetes.ts';
import { done, type Outcome } from '../outcome/outcome.ts';
import { awayAdvice, providerUrls } from '../providers/urls.ts';

/** Addresses at which the frontend may be reached from here, the nicest first. */
export const candidateUrls = (cluster: Cluster): Promise<string[]> => providerUrls(cluster);

/** The first address that serves the app, all checks of `checkUrl` passed. */
export async function findUrl(cluster: Cluster, seconds?: number): Promise<string> {
  // A load balancer gets its address a while after it was asked for.
  const urls = await providerUrls(cluster, seconds === 0 ? 0 : 120);
  let words = '';
  for (const url of urls) {
    try {
      await checkUrl(url, seconds);
      return url;
    } catch (error) {
      words += `${url}: ${error instanceof Error ? error.message : String(error)}\n`;
    }
  }
  throw new Problem({
    code: 'URL-AWAY',
    what: 'the app does not answer from here',
    where: urls.join(', ') || `service frontend, context ${cluster.provider.context}`,
    ...awayAdvice(cluster),
    words,
  });
}

/** The sign-in page is served, the frontend is ready and reaches a ready backend, and nobody sees tasks without a session. */
export async function checkUrl(url: string, seconds = 20): Promise<void> {
  const checks: [string, number][] = [
    ['/sign-in', 200],
    ['/api/health/ready', 200],
    ['/api/health/backend', 200],
    ['/api/nobody/tasks', 401],
  ];
  const until = performance.now() + seconds * 1000;
  await Promise.all(checks.map(([path, expected]) => ask(url + path, expected, until)));
}

async function ask(url: string, expected: number, until: number): Promise<void> {
  for (;;) {
    let told: string;
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: 'manual' });
      await response.arrayBuffer();
      if (response.status === expected) return;
      told = `${response.status} instead of ${expected} at ${new URL(url).pathname}`;
    } catch (error) {
      told = String((error as { cause?: unknown }).cause ?? error);
    }
    if (performance.now() > until) throw new Error(told);
    await sleep(300);
  }
}

/** The `smoke` target. */
export async function smoke(cluster: Cluster): Promise<Outcome> {
  return done(`${await findUrl(cluster)} answers, and reaches the backend`);
}
