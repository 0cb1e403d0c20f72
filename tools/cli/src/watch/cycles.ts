/** How a run ended; `stopped`: a signal came, and there is no next one. */
export type CycleResult = 'ready' | 'failed' | 'stopped';

export interface CycleWork {
  /**
   * The files of a save that are worth a run; none: there is no run. `during`: they were written while a run was at work, which
   * writes files itself.
   */
  select(files: string[], during: boolean): Promise<string[]>;
  run(files: string[]): Promise<CycleResult>;
  /** A cycle is over and nothing is waiting. */
  idle(): void;
}

/** So long nothing must be saved before a run begins: an editor's "save all" or a branch switch is one change. */
export const quietMs = 250;
/** A file that is written all the time does not put a run off for ever. */
export const patienceMs = 2000;

/**
 * Turns saved files into runs: many saves are one run, and what is saved during a run is taken up by exactly one run after
 * it. A failed run is no end; the next save is the next try.
 */
export class Cycles {
  readonly #work: CycleWork;
  readonly #pending = new Set<string>();
  #first = 0;
  #timer: NodeJS.Timeout | undefined;
  #busy = false;
  /** All that waits was written during a run. */
  #during = true;
  #over = false;
  /** Files of runs that failed: they are still to be deployed. */
  #owed: string[] = [];

  constructor(work: CycleWork) {
    this.#work = work;
  }

  /** A file was written, renamed or deleted; its path from the workspace root. */
  saved(file: string): void {
    if (this.#over) return;
    if (this.#pending.size === 0) this.#first = performance.now();
    this.#pending.add(file);
    this.#during &&= this.#busy;
    if (!this.#busy) this.#wait();
  }

  /** A run without a saved file: the first one. Saves wait until it has ended. */
  start(): Promise<void> {
    return this.#cycle(() => this.#work.run([]));
  }

  /** No further run begins. */
  stop(): void {
    this.#over = true;
    clearTimeout(this.#timer);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    const patience = Math.max(0, this.#first + patienceMs - performance.now());
    this.#timer = setTimeout(() => void this.#take(), Math.min(quietMs, patience));
  }

  #take(): Promise<void> {
    const files = [...this.#pending].sort();
    this.#pending.clear();
    const during = this.#during;
    this.#during = true;
    return this.#cycle(async () => {
      const wanted = await this.#work.select(files, during);
      // Ctrl-C may have come while Nx was asked.
      if (wanted.length === 0 || this.#over) return undefined;
      const all = [...new Set([...this.#owed, ...wanted])];
      const result = await this.#work.run(all);
      this.#owed = result === 'failed' ? all : [];
      return result;
    });
  }

  async #cycle(work: () => Promise<CycleResult | undefined>): Promise<void> {
    this.#busy = true;
    try {
      if ((await work()) === 'stopped') this.stop();
    } finally {
      this.#busy = false;
    }
    if (this.#over) return;
    if (this.#pending.size > 0) this.#wait();
    else this.#work.idle();
  }
}
