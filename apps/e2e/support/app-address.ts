import { Problem } from '../../../libs/problem/src/problem.ts';

/** Where the targets put the app: the cluster's port first, since it is the main way. */
export const USUAL_ADDRESSES = ['http://localhost:30000', 'http://localhost:3000'];
const HEALTH = '/api/health/ready';
const LIMIT_MS = 5000;

/** What an address answered: ready, or in words what came instead. */
type Answer = { ready: true } | { ready: false; words: string };

/** Asks the health check of one address. */
async function ask(address: string): Promise<Answer> {
  try {
    const response = await fetch(new URL(HEALTH, address), { signal: AbortSignal.timeout(LIMIT_MS) });
    const body: unknown = await response.json().catch(() => undefined);
    const status = (body as { status?: unknown } | undefined)?.status;
    if (response.ok && status === 'ok') return { ready: true };
    return {
      ready: false,
      words: `${response.status}, ${status ? `status ${String(status)}` : 'not this app'}`,
    };
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: { code?: string } };
    if (name === 'TimeoutError') return { ready: false, words: `no answer within ${LIMIT_MS / 1000} s` };
    return { ready: false, words: cause?.code ?? message };
  }
}

/**
 * The origin of the running app.
 * @param given BASE_URL, or undefined to look at the usual addresses
 * @throws Problem E2E-BASE-URL when it is no address, E2E-APP-AWAY when no app answers there
 */
export async function findApp(
  given: string | undefined,
  usual: readonly string[] = USUAL_ADDRESSES,
): Promise<string> {
  if (given && !/^https?:/.test(URL.canParse(given) ? new URL(given).protocol : '')) {
    throw new Problem({
      code: 'E2E-BASE-URL',
      what: `BASE_URL is not an http or https address: ${given}`,
      where: 'environment',
      cause: 'a typing error, or the scheme is missing',
      next: 'set BASE_URL to something like http://localhost:3000, or unset it',
      class: 'usage',
    });
  }
  const addresses = given ? [given] : usual;
  const words: string[] = [];
  for (const address of addresses) {
    const answer = await ask(address);
    if (answer.ready) return new URL(address).origin;
    words.push(`${address}${HEALTH}: ${answer.words}`);
  }
  throw new Problem({
    code: 'E2E-APP-AWAY',
    what: 'there is no running app to test',
    where: addresses.join(', '),
    cause: given
      ? 'the app at BASE_URL is not up, or not ready'
      : 'the app was not started, or is not ready yet',
    next: 'npm start; npm run status tells what is up. Another address: BASE_URL=http://… npm run e2e',
    class: 'preflight',
    words: words.join('\n'),
  });
}
