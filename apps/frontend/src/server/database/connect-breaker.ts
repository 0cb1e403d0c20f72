import { Client } from 'pg';

/** How long nobody tries a database that has not answered; also what `Retry-After` says meanwhile. */
export const REST_SECONDS = 2;
/** pg has no code for it. */
const QUERY_LATE = 'Query read timeout';

/**
 * Remembers that the database could not be reached, so that those who come next are refused at once instead of each
 * waiting for the same end. After a rest a single one tries again; the others are let in when that one gets through.
 */
export class ConnectBreaker {
  readonly #now: () => number;
  #reason: string | undefined;
  #restUntil = 0;
  #trying = false;

  /** @param now milliseconds; replaced in tests */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** The last try has failed, and none got through since. */
  get away(): boolean {
    return this.#reason !== undefined;
  }

  /** Why one should not try now; undefined when one may, and must tell then how it went. */
  refusal(): Error | undefined {
    if (this.#reason === undefined) return undefined;
    if (this.#trying || this.#now() < this.#restUntil) {
      return new Error(`the database was not reached a moment ago: ${this.#reason}`);
    }
    this.#trying = true;
    return undefined;
  }

  failed(error: Error): void {
    this.#reason = error.message || String((error as NodeJS.ErrnoException).code ?? error.name);
    this.#restUntil = this.#now() + REST_SECONDS * 1000;
    this.#trying = false;
  }

  succeeded(): void {
    this.#reason = undefined;
    this.#trying = false;
  }
}

type Connected = (error?: Error | null) => void;

/** pg's client under a breaker: for the `Client` of a pool, which connects with a callback. */
export function guardedClient(breaker: ConnectBreaker): new () => Client {
  return class GuardedClient extends Client {
    override connect(): Promise<Client>;
    override connect(callback: Connected): void;
    override connect(callback?: Connected): Promise<Client> | void {
      if (!callback) return super.connect();
      const refusal = breaker.refusal();
      // Not at once: the pool goes on to the next who waits from within the callback.
      if (refusal) return void setImmediate(callback, refusal);
      super.connect((error: Error | null) => {
        if (error) breaker.failed(error);
        else breaker.succeeded();
        callback(error);
      });
    }

    /** Better Auth gives a connection back whatever came of it; one that is silent would go to the next person. */
    override query(...all: unknown[]): never {
      const answer: unknown = Reflect.apply(super.query, this, all);
      if (answer instanceof Promise) {
        answer.catch((error: Error) => {
          if (error.message !== QUERY_LATE) return;
          breaker.failed(error);
          void this.end().catch(() => {});
        });
      }
      return answer as never;
    }
  };
}
