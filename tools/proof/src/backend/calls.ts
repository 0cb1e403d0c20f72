import { Agent, request, type IncomingMessage } from 'node:http';

/** A caller of one server: kept-alive connections, one user's token. */
export class Caller {
  readonly #agent: Agent;

  constructor(
    readonly origin: string,
    readonly token: string,
    connections: number,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Begins a request; the answer must be 2xx. */
  open(method: string, path: string, body?: object, accept = 'application/json'): Promise<IncomingMessage> {
    const text = body ? JSON.stringify(body) : undefined;
    const headers = {
      accept,
      authorization: `Bearer ${this.token}`,
      ...(text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {}),
    };
    return new Promise((resolve, reject) => {
      const sent = request(this.origin + path, { method, headers, agent: this.#agent }, (answer) => {
        const status = answer.statusCode ?? 0;
        if (status >= 200 && status < 300) return resolve(answer);
        void textOf(answer).then(
          (words) => reject(new Error(`${method} ${path}: ${status} ${words}`)),
          reject,
        );
      });
      sent.once('error', reject);
      sent.end(text);
    });
  }

  /** One request to its end. Gives the body and the seconds. */
  async call(method: string, path: string, body?: object, accept?: string) {
    const began = performance.now();
    const text = await textOf(await this.open(method, path, body, accept));
    return { text, seconds: (performance.now() - began) / 1000 };
  }

  /** `count` GETs, as many at once as there are connections. Gives the seconds of all. */
  async many(path: string, count: number): Promise<number> {
    const began = performance.now();
    let left = count;
    const worker = async () => {
      while (left-- > 0) await this.call('GET', path);
    };
    await Promise.all(Array.from({ length: this.#agent.maxSockets }, worker));
    return (performance.now() - began) / 1000;
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** The whole body. */
export function textOf(answer: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    answer.setEncoding('utf8');
    answer.on('data', (chunk: string) => (text += chunk));
    answer.once('end', () => resolve(text));
    answer.once('error', reject);
  });
}

/** Names of a stream's events in order. */
export const eventNames = (text: string): string[] =>
  [...text.matchAll(/^event: (\w+)$/gm)].map(([, name]) => name ?? '');
