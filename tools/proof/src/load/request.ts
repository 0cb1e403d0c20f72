import { request, type Agent, type IncomingMessage, type RequestOptions } from 'node:http';

/** One kind of request of a load. */
export interface Asked {
  /** Its name in the counts: `page`, `GET tasks`. */
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  headers?: Record<string, string>;
  /** The JSON that is sent, from the request's number. */
  body?: (index: number) => object;
  /** Any other status is a failure. Default: 200. */
  status?: number;
  /** What is wrong with the text of an answer whose status is right, in one or two words. Only of a request that has a body. */
  judge?: (text: string) => string | undefined;
}

/** What came of one request: its failure in one or two words, or none. */
export interface Ended {
  failure?: string;
  /** The answer's text; only of a request that has a body. */
  text?: string;
}

/** Sends one request and reads its answer to the end. Never rejects: every outcome is one to count. */
export function ask(origin: URL, asked: Asked, index: number, agent: Agent, timeoutMs: number) {
  const body = asked.body && JSON.stringify(asked.body(index));
  const options: RequestOptions = {
    host: origin.hostname,
    port: origin.port,
    method: asked.method,
    path: asked.path,
    agent,
    headers: {
      host: origin.host,
      origin: origin.origin,
      ...asked.headers,
      ...(body && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    },
  };
  return new Promise<Ended>((resolve) => {
    const end = (ended: Ended) => {
      clearTimeout(late);
      resolve(ended);
    };
    const sent = request(options, (answer) => {
      const { statusCode } = answer;
      const right = statusCode === (asked.status ?? 200);
      void readToEnd(answer, body !== undefined || !right).then((text) => {
        if (text === undefined) return end({ failure: 'broken off' });
        const failure = right ? body && asked.judge?.(text) : `status ${statusCode}${codeIn(text)}`;
        end({ ...(failure ? { failure } : {}), ...(body && { text }) });
      });
    });
    sent.on('error', (error) => end({ failure: kindOf(error) }));
    const late = setTimeout(() => {
      end({ failure: 'no answer in time' });
      sent.destroy();
    }, timeoutMs);
    sent.end(body);
  });
}

/** The code of the app's one error shape, behind a space; nothing where it is none. */
function codeIn(text: string): string {
  try {
    const { error } = JSON.parse(text) as { error?: { code?: unknown } };
    return typeof error?.code === 'string' ? ` ${error.code}` : '';
  } catch {
    return '';
  }
}

/** undefined when the answer ends before its end. */
function readToEnd(answer: IncomingMessage, keep: boolean): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = '';
    answer.setEncoding('utf8');
    answer.on('data', (chunk: string) => (text += keep ? chunk : ''));
    answer.once('end', () => resolve(text));
    answer.once('error', () => resolve(undefined));
    answer.once('close', () => resolve(undefined));
  });
}

const kinds: Record<string, string> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ETIMEDOUT: 'no answer in time',
};

function kindOf(error: NodeJS.ErrnoException): string {
  return kinds[error.code ?? ''] ?? error.code ?? error.message;
}
