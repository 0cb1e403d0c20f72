import { Agent, request } from 'node:https';
import { passGuard } from '../guard/guarded-calls.ts';
import { kubeconfigState } from '../guard/kubeconfig.ts';
import { readCredentials, type Credentials } from './credentials.ts';

/** What the API server answered. */
export interface Answer {
  status: number;
  body: unknown;
}

interface Asking {
  method?: 'GET' | 'PATCH';
  /** Sent as JSON. */
  body?: unknown;
  contentType?: string;
  accept?: string;
  /** The answer is text, not JSON. */
  text?: boolean;
  signal?: AbortSignal;
  /** Milliseconds of silence after which it is given up. */
  timeout?: number;
}

/**
 * Asks one API server over connections that stay open. A start of kubectl costs a tenth of a second of processor time or
 * more, a request here some milliseconds; a look at a release asks for six lists every two seconds while pods start.
 */
export class Api {
  readonly #credentials: Credentials;
  readonly #agent: Agent;

  constructor(credentials: Credentials) {
    this.#credentials = credentials;
    this.#agent = new Agent({ keepAlive: true, maxSockets: 8, ...credentials.tls });
  }

  /** @param path with its query. @throws Error when the server does not answer, or not with JSON */
  async ask(
    path: string,
    { method = 'GET', body, contentType, accept, text = false, signal, timeout = 20_000 }: Asking = {},
  ): Promise<Answer> {
    const { server, token } = this.#credentials;
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      accept: accept ?? 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(sent === undefined
        ? {}
        : { 'content-type': contentType ?? 'application/json', 'content-length': Buffer.byteLength(sent) }),
    };
    const url = new URL(server.pathname.replace(/\/$/, '') + path, server);
    const answered = await new Promise<{ status: number; words: string }>((resolve, reject) => {
      const asked = request(
        url,
        { method, headers, agent: this.#agent, ...(signal ? { signal } : {}) },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () =>
            resolve({ status: answer.statusCode ?? 0, words: Buffer.concat(parts).toString() }),
          );
          answer.on('error', reject);
        },
      );
      asked.setTimeout(timeout, () =>
        asked.destroy(new Error(`${url.host} said nothing for ${timeout / 1000} s`)),
      );
      asked.on('error', reject);
      asked.end(sent);
    });
    const { status, words } = answered;
    return { status, body: text ? words : (JSON.parse(words || 'null') as unknown) };
  }
}

const opened = new Map<string, Api | undefined>();

/**
 * The API server of a context: one client for each state of the kubeconfig, since a cluster that is started anew may have
 * another port. Undefined where only kubectl can sign in. @throws Problem the guard's, for a context that is not allowed
 */
export async function apiOf(context: string): Promise<Api | undefined> {
  await passGuard('kubectl', ['--context', context]);
  const key = `${context} ${kubeconfigState()}`;
  if (!opened.has(key)) {
    const credentials = readCredentials(context);
    opened.set(key, credentials && new Api(credentials));
  }
  return opened.get(key);
}
