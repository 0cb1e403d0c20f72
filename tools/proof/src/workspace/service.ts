import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that listens. */
export interface Service {
  origin: string;
  pid: number;
  /** From its start to the first good answer. */
  seconds: number;
  stop(): Promise<void>;
}

export interface ServiceOptions {
  program: string;
  args: string[];
  cwd: string;
  /** On 127.0.0.1. */
  port: number;
  /** The path whose first good answer says that it is ready. */
  ready: string;
  /** All that it gets: nothing of this process comes along. */
  env: Record<string, string>;
  /** Where its words go. */
  logs: string;
}

/** Starts a process and waits until it is ready. @throws Error with its last words when it is not within a minute */
async function startService(options: ServiceOptions): Promise<Service> {
  const { program, args, cwd, port, ready, logs } = options;
  const log = join(logs, `${port}.log`);
  const out = openSync(log, 'w');
  const began = performance.now();
  const env = options.env as unknown as NodeJS.ProcessEnv;
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', out, out] });
  closeSync(out);
  const origin = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null || performance.now() - began > 60_000) {
      child.kill('SIGKILL');
      throw new Error(`${args.join(' ')} does not answer: ${readFileSync(log, 'utf8').slice(-2000)}`);
    }
    const answer = await fetch(origin + ready).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) break;
    await sleep(10);
  }
  const seconds = (performance.now() - began) / 1000;
  return { origin, pid: child.pid ?? 0, seconds, stop: () => ended(child) };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
  await gone;
  clearTimeout(late);
}

/** Services of one place, which are stopped together where nobody has stopped them before. */
export class Services {
  readonly #running = new Set<Service>();

  async start(options: ServiceOptions): Promise<Service> {
    const service = await startService(options);
    this.#running.add(service);
    return {
      ...service,
      stop: async () => {
        this.#running.delete(service);
        await service.stop();
      },
    };
  }

  async stop(): Promise<void> {
    for (const one of this.#running) await one.stop();
  }
}
