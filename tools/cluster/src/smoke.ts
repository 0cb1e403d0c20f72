import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../../libs/problem/src/problem.ts';
import type { Cluster } from './kubernetes.ts';
import { done, type Outcome } from './outcome.ts';
import { nodePort } from './providers/node-container.ts';

/** Addresses at which the frontend may be reached from here, the nicest first. */
export async function candidateUrls(cluster: Cluster): Promise<string[]> {
  const { address, publishedPort } = await cluster.provider.node();
  return [...(publishedPort ? [`http://localhost:${publishedPort}`] : []), `http://${address}:${nodePort}`];
}

/** The first address that serves the app, all checks of `checkUrl` passed. */
export async function findUrl(cluster: Cluster, seconds?: number): Promise<string> {
  const urls = await candidateUrls(cluster);
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
    where: urls.join(', '),
    cause:
      'the cluster was made without a published port 30000, and its own address is not reachable on this system',
    next: `minikube service frontend --url -p ${cluster.provider.context}`,
    words,
  });
}

/** The sign-in page is served, the frontend is ready, and the backend answers through it (401 without a session). */
export async function checkUrl(url: string, seconds = 20): Promise<void> {
  const checks: [string, number][] = [
    ['/sign-in', 200],
    ['/api/health/ready', 200],
    ['/api/nobody/tasks', 401],
  ];
  for (const [path, expected] of checks) await ask(url + path, expected, Date.now() + seconds * 1000);
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
    if (Date.now() > until) throw new Error(told);
    await sleep(300);
  }
}

/** The `smoke` target. */
export async function smoke(cluster: Cluster): Promise<Outcome> {
  return done(`${await findUrl(cluster)} answers, and the backend through it`);
}
