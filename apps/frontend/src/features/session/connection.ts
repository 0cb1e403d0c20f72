/** `away`: the server does not answer; `offline`: neither, and the browser has no network. */
export type ConnectionState = 'up' | 'offline' | 'away';

/** Answers of something in between that has no server behind it. */
const NOBODY_THERE = new Set([502, 503, 504]);

/**
 * Whether the server can be reached, as the last request has shown. A browser without a network alone says
 * nothing: the server may be on the same machine.
 */
export class Connection {
  readonly #online: () => boolean;
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Set<() => void>();
  #state: ConnectionState = 'up';

  constructor(online: () => boolean = () => true) {
    this.#online = online;
  }

  readonly state = (): ConnectionState => this.#state;

  /** @returns stops listening */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** A request has been answered (with this status), or has come to nothing (undefined). */
  note(status: number | undefined): void {
    const answered = status !== undefined && !NOBODY_THERE.has(status);
    const next = answered ? 'up' : this.#online() ? 'away' : 'offline';
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of [...this.#listeners]) listener();
    if (next === 'up') this.nudge();
  }

  /** Whoever waits shall try now. */
  nudge(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /**
   * Resolves after so many ms, or as soon as the server answers somebody, the network is back or a person asks for it.
   * @throws what the signal was aborted with
   */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.#waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
    signal.throwIfAborted();
  }
}

/** Of this page. */
export const connection = new Connection(() => navigator.onLine);
