import { Agent, request, type IncomingMessage } from 'node:http';

/** A browser's requests of one person: kept-alive connections, the session's cookie, the app's own origin. */
export class Visitor {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 2 });
  #cookie = '';
  userId = '';

  constructor(readonly origin: string) {}

  /** Makes the account. */
  async signUp(email: string): Promise<this> {
    const person = { name: 'Proof', email, password: 'a long enough password' };
    const answer = await this.#send('/api/auth/sign-up/email', person, 'application/json');
    this.#cookie = (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ');
    let text = '';
    for await (const chunk of answer) text += String(chunk);
    this.userId = (JSON.parse(text) as { user: { id: string } }).user.id;
    return this;
  }

  /**
   * Sends something to the API, `path` without the user, and reads the whole answer.
   * @returns seconds to its end, and to the first words that `first` knows (NaN when they never came)
   */
  async post(path: string, body: object, accept = 'application/json', first?: RegExp) {
    const began = performance.now();
    const since = () => (performance.now() - began) / 1000;
    const answer = await this.#send(`/api/${this.userId}${path}`, body, accept);
    let [text, firstSeconds] = ['', Number.NaN];
    answer.setEncoding('utf8');
    for await (const chunk of answer) {
      text += String(chunk);
      if (Number.isNaN(firstSeconds) && first?.test(text)) firstSeconds = since();
    }
    return { text, seconds: since(), firstSeconds };
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(path: string, body: object, accept: string): Promise<IncomingMessage> {
    const text = JSON.stringify(body);
    const headers = {
      accept,
      origin: this.origin,
      // As browsers do; an event stream must not be compressed all the same. Other answers are read as they are.
      ...(accept === 'text/event-stream' && { 'accept-encoding': 'gzip, deflate, br' }),
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      ...(this.#cookie && { cookie: this.#cookie }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(this.origin + path, { method: 'POST', headers, agent: this.#agent }, (answer) => {
        const status = answer.statusCode ?? 0;
        const encoding = answer.headers['content-encoding'];
        if (status < 200 || status > 299 || encoding) {
          answer.resume();
          reject(new Error(`POST ${path}: ${status} ${encoding ?? ''}`));
        } else resolve(answer);
      });
      sent.once('error', reject);
      sent.end(text);
    });
  }
}
