import { asProblem } from '../../../libs/problem/src/problem.ts';
import { marks, type Outcome } from '../../cluster/src/outcome.ts';

export type StepState = 'done' | 'unchanged' | 'cached' | 'failed';

const colours: Record<StepState, number> = { done: 32, unchanged: 90, cached: 90, failed: 31 };
const symbols: Record<StepState, string> = { ...marks, cached: '○', failed: '✖' };

/** Prints one line a step on stderr: seconds since the start, state, name, and what was done or why nothing was. */
export class Progress {
  readonly #start = Date.now();
  readonly #colour = process.stderr.isTTY && !process.env['NO_COLOR'];
  #changed = 0;

  /** `true` when every step so far found its work done already. */
  get nothingDone(): boolean {
    return this.#changed === 0;
  }

  line(name: string, state: StepState, detail = ''): void {
    if (state === 'done' || state === 'failed') this.#changed++;
    const seconds = `${((Date.now() - this.#start) / 1000).toFixed(1)}s`.padStart(7);
    const word = this.#paint(`${symbols[state]} ${state.padEnd(9)}`, colours[state]);
    this.#clear();
    process.stderr.write(`${seconds}  ${word} ${name.padEnd(22)} ${detail}`.trimEnd() + '\n');
  }

  note(text: string): void {
    this.#clear();
    process.stderr.write(`${text}\n`);
  }

  /** Runs a step and prints its line; `what` is shown meanwhile on a terminal. */
  async step(name: string, what: string, work: () => Promise<Outcome>): Promise<void> {
    const stop = this.wait(what);
    try {
      const outcome = await work();
      this.line(name, outcome.kind, outcome.reason);
    } catch (error) {
      this.line(name, 'failed', asProblem(error).facts.code);
      throw error;
    } finally {
      stop();
    }
  }

  /** A line with running seconds on a terminal, nothing elsewhere. Gives the function that ends it. */
  wait(what: string): () => void {
    if (!process.stderr.isTTY) return () => undefined;
    const began = Date.now();
    const show = () =>
      process.stderr.write(`\r\x1b[2K         … ${what} (${Math.round((Date.now() - began) / 1000)}s)`);
    show();
    const timer = setInterval(show, 1000);
    return () => {
      clearInterval(timer);
      this.#clear();
    };
  }

  #clear(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K');
  }

  #paint(text: string, colour: number): string {
    return this.#colour ? `\x1b[${colour}m${text}\x1b[0m` : text;
  }
}
