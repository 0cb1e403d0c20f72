/** Something that is about to be deleted: gone from the page already, on the server in a moment. */
export interface Removal {
  /** Names it: e.g. `task-5`. */
  key: string;
  /** What stands beside the undo button. */
  words: string;
  /** Deletes it for good. Must not reject: a failure is told where the thing is shown. */
  commit: () => Promise<void>;
  /** Called when it was taken back. */
  onUndo?: () => void;
}

/** How long a deletion can be taken back. */
const UNDO_MS = 7000;

/**
 * Deletions that wait for a while, because the server's are for good. They are carried out when their time is
 * over, when `flush` is called, and never after `undo`. While somebody is at the undo button (`hold`), time stands still.
 */
export class Removals {
  readonly #waitMs: number;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #listeners = new Set<() => void>();
  #waiting: readonly Removal[] = [];
  /** Still hidden, but no longer to be taken back: the call is under way. */
  #committing: ReadonlyMap<string, Promise<void>> = new Map();
  #hidden: ReadonlySet<string> = new Set();
  #held = false;

  constructor(waitMs: number = UNDO_MS) {
    this.#waitMs = waitMs;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Those that can be taken back, the oldest first; the same array until one comes or goes. */
  waiting = (): readonly Removal[] => this.#waiting;

  /** The keys of all that is not to be shown; the same set until one comes or goes. */
  hidden = (): ReadonlySet<string> => this.#hidden;

  add(removal: Removal): void {
    if (this.#hidden.has(removal.key)) return;
    this.#waiting = [...this.#waiting, removal];
    if (!this.#held) this.#start(removal.key);
    this.#changed();
  }

  undo(key: string): void {
    const removal = this.#take(key);
    if (!removal) return;
    this.#changed();
    removal.onUndo?.();
  }

  /** Takes the last one back. */
  undoLast(): void {
    const last = this.#waiting.at(-1);
    if (last) this.undo(last.key);
  }

  hold(): void {
    this.#held = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  release(): void {
    if (!this.#held) return;
    this.#held = false;
    for (const { key } of this.#waiting) this.#start(key);
  }

  /** Carries all of them out now; resolves when the server has answered. */
  async flush(): Promise<void> {
    for (const { key } of this.#waiting) this.#commit(key);
    await Promise.all(this.#committing.values());
  }

  #start(key: string): void {
    this.#timers.set(
      key,
      setTimeout(() => this.#commit(key), this.#waitMs),
    );
  }

  #take(key: string): Removal | undefined {
    const removal = this.#waiting.find((one) => one.key === key);
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#waiting = this.#waiting.filter((one) => one !== removal);
    // The button that held the time went away with the last of them.
    if (this.#waiting.length === 0) this.#held = false;
    return removal;
  }

  #commit(key: string): void {
    const removal = this.#take(key);
    if (!removal) return;
    const over = removal.commit().finally(() => {
      this.#committing = new Map([...this.#committing].filter(([one]) => one !== key));
      this.#changed();
    });
    this.#committing = new Map([...this.#committing, [key, over]]);
    this.#changed();
  }

  #changed(): void {
    this.#hidden = new Set([...this.#waiting.map(({ key }) => key), ...this.#committing.keys()]);
    for (const listener of this.#listeners) listener();
  }
}
