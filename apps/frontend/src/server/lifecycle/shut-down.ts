import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { log } from '../observability/log.ts';
import type { UnderWay } from '../requests/watch-requests.ts';
import { draining } from './draining.ts';

const SIGNALS = { SIGTERM: 15, SIGINT: 2 } as const;
/** For streams that were told to end, and for connections that have nothing to say. */
const LAST_MS = 2000;
/** A connection that is kept silent for longer is closed by Node in any case. */
const KEPT_MS = 5000;
const LOOK_MS = 50;

export interface ShutDown {
  underWay: UnderWay;
  /** How long answers that are under way may go on. */
  seconds: number;
  /** What is closed last, such as the pool. */
  close: () => Promise<unknown>;
}

/**
 * Takes SIGTERM and SIGINT over from Next, which would refuse new connections at once and wait for the last
 * stream without a limit. The first one: the readiness probe fails, what is under way goes on and new requests
 * are still answered; then streams are told to end. Kept connections end behind their next answer, which says so: closed
 * at once, they might be sent into. Then the process ends with 0. A second signal ends it at once.
 */
export function hearSignals(options: ShutDown): void {
  let heard = false;
  for (const [name, number] of Object.entries(SIGNALS)) {
    process.removeAllListeners(name);
    process.on(name, () => {
      if (heard) process.exit(128 + number);
      heard = true;
      shutDown(options).then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

async function shutDown({ underWay, seconds, close }: ShutDown): Promise<void> {
  const { answers, servers } = underWay;
  const began = performance.now();
  draining().begin();
  if (answers.size > 0) log('info', 'stopping', { answers: answers.size, seconds });
  await until(() => answers.size === 0, seconds * 1000);
  draining().end();
  await until(() => answers.size === 0, LAST_MS);
  if (answers.size > 0) log('warning', 'answers were cut off', { answers: answers.size });
  await until(async () => (await connectionsOf(servers)) === 0, KEPT_MS - (performance.now() - began));
  const closed = [...servers].map((server) => new Promise((resolve) => server.close(resolve)));
  await Promise.race([Promise.allSettled([...closed, close()]), sleep(LAST_MS / 2)]);
}

async function until(reached: () => boolean | Promise<boolean>, limitMs: number): Promise<void> {
  const end = performance.now() + limitMs;
  while (performance.now() < end && !(await reached())) await sleep(LOOK_MS);
}

/** Open connections, with and without something under way. */
async function connectionsOf(servers: ReadonlySet<Server>): Promise<number> {
  const counts = [...servers].map((one) => promisify(one.getConnections.bind(one))());
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}
