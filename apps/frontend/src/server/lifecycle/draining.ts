/** What a chat answer says when it is cut short because the server ends; the backend uses the same words. */
export const STOPPING_CODE = 'server_stopping';
export const STOPPING_MESSAGE =
  'The server is being restarted. What was said and done so far is kept: go on in the same conversation.';

/** The end of the process, told to those who wait long. */
export class Draining {
  readonly #listeners = new Set<() => void>();
  /** No new requests are wanted: the readiness probe says so. */
  begun = false;
  /** The time of those that are under way is up. */
  over = false;

  begin(): void {
    this.begun = true;
  }

  /** Tells all who listen that their time is up. */
  end(): void {
    this.begun = true;
    this.over = true;
    for (const listener of [...this.#listeners]) listener();
    this.#listeners.clear();
  }

  /**
   * `listener` is called once, when the time is up; at once when it is up already.
   * @returns what to call when there is nothing left to end
   */
  told(listener: () => void): () => void {
    if (this.over) queueMicrotask(listener);
    else this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

/** Next puts route handlers into separate bundles: the process ends once. */
const holder = globalThis as { __todoDraining?: Draining };

/** The end of this process. */
export function draining(): Draining {
  return (holder.__todoDraining ??= new Draining());
}
