import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Values } from '../command-line/command.ts';
import type { CycleResult } from './cycles.ts';
import type { Answer, Order } from './worker.ts';

/** The processes that do the runs: one that works, and the next one, which is loaded already and waits. */
export class Workers {
  readonly #program: string;
  #next: ChildProcess | undefined;
  readonly #working = new Set<ChildProcess>();
  #stopped = false;

  constructor(program = join(import.meta.dirname, 'worker.ts')) {
    this.#program = program;
  }

  /** Loads the next process ahead. */
  prepare(): void {
    this.#next ??= this.#fork();
  }

  /** Lets the loaded process go: a file that it was loaded from has changed. */
  renew(): void {
    this.#next?.disconnect();
    this.#next = undefined;
    this.prepare();
  }

  /** One run of `npm start`. Its lines go where ours go. */
  async start(values: Values): Promise<CycleResult> {
    const code = await this.#order({ what: 'start', values }, () => undefined);
    if (this.#stopped || code === 130) return 'stopped';
    return code === 0 ? 'ready' : 'failed';
  }

  /** The files that a deployment reads, or undefined when Nx could not say. */
  async inputs(): Promise<string[] | undefined> {
    let files: string[] | undefined;
    const told = this.#order({ what: 'inputs' }, (answer) => {
      if (answer.what === 'inputs') files = answer.files;
    });
    // A run follows, if what is asked for is among them.
    if (!this.#stopped) this.prepare();
    await told;
    return files;
  }

  /** Passes a signal on to what works, and lets what waits go; the second time nothing is waited for. */
  stop(signal: NodeJS.Signals): void {
    const again = this.#stopped;
    this.#stopped = true;
    this.#next?.disconnect();
    this.#next = undefined;
    for (const child of this.#working) end(child, again ? 'SIGKILL' : signal);
  }

  async #order(order: Order, told: (answer: Answer) => void): Promise<number> {
    if (this.#stopped) return 130;
    const child = this.#next ?? this.#fork();
    this.#next = undefined;
    this.#working.add(child);
    child.on('message', (answer: Answer) => told(answer));
    child.send(order);
    const code = await new Promise<number>((resolve) => {
      child.once('exit', (exit, signal) => resolve(exit ?? (signal === 'SIGINT' ? 130 : 1)));
      child.once('error', () => resolve(1));
    });
    this.#working.delete(child);
    return code;
  }

  #fork(): ChildProcess {
    const child = fork(this.#program, [], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      // Read by Nx when it is loaded.
      env: { NX_ISOLATE_PLUGINS: 'false', ...process.env, NX_TUI: 'false' },
      // A group of its own: Ctrl-C comes to this process alone, and is passed on once.
      detached: process.platform !== 'win32',
    });
    // One that waits does not keep this process alive.
    child.on('error', () => undefined);
    return child;
  }
}

function end(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    // Killed hard, its children go too; else it stops them itself.
    if (signal === 'SIGKILL' && process.platform !== 'win32' && child.pid) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It has ended.
  }
}
