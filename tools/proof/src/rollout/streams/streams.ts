import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventNames, textOf } from '../../backend/calls.ts';
import { signUp, type Account } from '../../sequences/account.ts';

/** Shorter than what is left to a stream when its pod is told to end, and longer than any rollout here. */
const [shortSeconds, longSeconds] = [20, 500];
const [shortOnes, longOnes, everyMs] = [12, 4, 2000];
/** An answer that has no end so long after the last one began will have none: nobody told its listener that its pod is gone. */
const endWithinMs = 60_000;

export interface Stream {
  short: boolean;
  /** Seconds on the load's clock. */
  begun: number;
  ended: number;
  text: string;
  account: Account;
  failure?: string;
}

/** People who listen to answers: a short one begins every two seconds, four long ones at once. */
export class Streams {
  readonly #url: string;
  readonly #now: () => number;
  readonly #accounts: Account[];
  readonly #open: Promise<Stream>[] = [];
  readonly #givenUp = new AbortController();
  #stopped = false;
  #running: Promise<void> | undefined;

  private constructor(url: string, accounts: Account[], now: () => number) {
    this.#url = url;
    this.#accounts = accounts;
    this.#now = now;
  }

  /** Signs them up: each of them may have one answer at a time. */
  static async prepare(url: string): Promise<(now: () => number) => Streams> {
    const accounts: Account[] = [];
    while (accounts.length < shortOnes + longOnes) accounts.push(await signUp(url));
    return (now) => new Streams(url, accounts, now);
  }

  begin(): void {
    const long = this.#accounts.slice(shortOnes);
    this.#open.push(...long.map((account) => this.#listen(account, longSeconds)));
    this.#running = (async () => {
      for (let n = 0; !this.#stopped; n++) {
        this.#open.push(this.#listen(this.#accounts[n % shortOnes]!, shortSeconds));
        await sleep(everyMs);
      }
    })();
  }

  /** Begins no more, and waits for the ends of all. */
  async end(): Promise<Stream[]> {
    this.#stopped = true;
    await this.#running;
    const late = setTimeout(() => this.#givenUp.abort(), endWithinMs);
    return Promise.all(this.#open).finally(() => clearTimeout(late));
  }

  async #listen(account: Account, seconds: number): Promise<Stream> {
    const begun = this.#now();
    const told = { short: seconds === shortSeconds, begun, account };
    try {
      const body = { message: `Speak for ${seconds} seconds` };
      const text = await chat(this.#url, account, body, this.#givenUp.signal);
      return { ...told, ended: this.#now(), text };
    } catch (error) {
      return { ...told, ended: this.#now(), text: '', failure: String(error) };
    }
  }
}

/** One turn as a stream of events, to its end. @throws Error when it breaks off, or is refused */
async function chat(
  url: string,
  { userId, cookie }: Account,
  body: object,
  signal?: AbortSignal,
): Promise<string> {
  const words = JSON.stringify(body);
  const headers = {
    cookie,
    origin: url,
    accept: 'text/event-stream',
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(words),
  };
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers, agent: false, ...(signal && { signal }) } as const;
    const sent = request(`${url}/api/${userId}/chat`, options, (answer) => {
      textOf(answer).then(
        (text) =>
          answer.statusCode === 200 ? resolve(text) : reject(new Error(`${answer.statusCode} ${text}`)),
        reject,
      );
    });
    sent.once('error', reject);
    sent.end(words);
  });
}

/** What is wrong with a stream by itself. */
export function wrongOf({ short, text, failure }: Stream): string[] {
  const kind = short ? `an answer of ${shortSeconds} s` : 'a long answer';
  if (failure) return [`${kind} broke off: ${failure}`];
  const names = eventNames(text);
  if (short) {
    const whole = names[0] === 'conversation' && names.at(-1) === 'done' && !names.includes('error');
    const said = text.match(/"delta": ?"word ?"/g)?.length ?? 0;
    if (!whole) return [`${kind} did not end whole: ${names.at(-1) ?? 'nothing came'} ${text.slice(-200)}`];
    return said === shortSeconds ? [] : [`${kind} has ${said} words`];
  }
  const code = /^event: error\ndata: .*"code": ?"(\w+)"/m.exec(text)?.[1];
  return names.at(-1) === 'error' && code === 'server_stopping'
    ? []
    : [`${kind} did not end with server_stopping: ${names.at(-1) ?? 'nothing came'} ${code ?? ''}`];
}

/** Goes on in the conversation of a stream that was ended. Gives what is wrong with it. */
export async function goOn(url: string, { text, account }: Stream): Promise<string[]> {
  const conversation = Number(/"conversation_id": ?(\d+)/.exec(text)?.[1]);
  const again = await chat(url, account, { message: 'Speak for 2 seconds', conversation_id: conversation });
  const { userId, cookie } = account;
  const path = `/api/${userId}/conversations/${conversation}/messages`;
  const answer = await fetch(url + path, { headers: { cookie, origin: url } });
  const kept = JSON.stringify(await answer.json());
  const said = (kept.match(/word /g) ?? []).length;
  return [
    ...(eventNames(again).at(-1) === 'done' ? [] : ['the conversation could not be gone on with']),
    // What was said before the end, and the two words since.
    ...(said > 2 && kept.includes('Speak for 2 seconds')
      ? []
      : [`the conversation lost its words: ${kept.slice(0, 300)}`]),
  ];
}
