import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomFrom, weighted } from '../sequences/random.ts';
import { ask, type Asked, type Ended } from './request.ts';

/** One kind of request, and how often it is sent beside the others. */
export interface Share extends Asked {
  weight: number;
  /** Never over a connection that is kept: so a kubelet probes. */
  alone?: true;
  /** What is particular to the request of this number; called once for each that is sent. */
  each?: (index: number) => Partial<Pick<Asked, 'path' | 'headers' | 'body'>>;
}

export interface LoadOptions {
  /** On this machine only: http://127.0.0.1:PORT. */
  origin: string;
  /** Requests a second, whatever becomes of those before. */
  rate: number;
  mix: readonly Share[];
  /** Chooses from the mix. */
  seed: number;
  /** An answer that takes longer, counted from when its request was sent, is a failure. Default: 10 s. */
  timeoutMs?: number;
  /** The load ends by itself after so long. */
  maxSeconds: number;
}

/** One request and what came of it. Times are milliseconds since the load began. */
export interface Answer {
  index: number;
  name: string;
  /** Over a connection that is kept alive, or over one of its own. */
  kept: boolean;
  /** When it was to be sent: all that makes it late counts. */
  planned: number;
  ended: number;
  failure?: string;
  text?: string;
}

export interface Load {
  /** Milliseconds since it began. */
  now(): number;
  /** Answers so far; the list grows. */
  readonly answers: readonly Answer[];
  /** Sends nothing more, and waits for the answers that are still missing. */
  stop(): Promise<readonly Answer[]>;
}

/** So many people use kept connections, one each after the other. */
const keepers = 20;
/** More open requests would bring down what is between here and the server, such as Docker's proxy, and not the server alone. */
const most = { rate: 500, seconds: 900, open: 400 };

/**
 * Requests at a fixed rate (an open model: a server that stalls does not slow them down), every second one over a connection
 * of its own, the others over those of 20 clients that keep theirs. No request is sent twice. Where 400 are open, one more
 * counts as failed without being sent.
 * @throws Error for another machine, or for more than 500 a second or 15 minutes
 */
export function startLoad(options: LoadOptions): Load {
  const { rate, mix, seed, timeoutMs = 10_000, maxSeconds } = options;
  const origin = new URL(options.origin);
  if (!['127.0.0.1', 'localhost'].includes(origin.hostname))
    throw new Error(`load is for this machine only, not for ${origin.hostname}`);
  if (!(rate > 0 && rate <= most.rate && maxSeconds > 0 && maxSeconds <= most.seconds))
    throw new Error(
      `${rate} requests a second for ${maxSeconds} s: at most ${most.rate} and ${most.seconds} s`,
    );

  const kept = Array.from({ length: keepers }, () => new Agent({ keepAlive: true }));
  const fresh = new Agent({ keepAlive: false });
  const answers: Answer[] = [];
  const open = new Set<Promise<unknown>>();
  const began = performance.now();
  const now = () => performance.now() - began;
  let [next, stopped] = [0, false];

  const send = (index: number, planned: number) => {
    const share = weighted(randomFrom(seed, index), mix);
    const isKept = index % 2 === 0 && !share.alone;
    const count = (ended: Ended) =>
      void answers.push({ index, name: share.name, kept: isKept, planned, ended: now(), ...ended });
    if (open.size >= most.open) return count({ failure: `${most.open} wait already` });
    const agent = isKept ? kept[(index / 2) % keepers]! : fresh;
    const asked = ask(origin, { ...share, ...share.each?.(index) }, index, agent, timeoutMs).then((ended) => {
      count(ended);
      open.delete(asked);
    });
    open.add(asked);
  };
  const run = async () => {
    const planned = () => (next * 1000) / rate;
    while (planned() < maxSeconds * 1000) {
      // Also when many are due at once: the answers must be read meanwhile.
      await sleep(Math.max(0, planned() - now()));
      if (stopped) return;
      const due = Math.min(now(), maxSeconds * 1000 - 1);
      do send(next, planned());
      while (++next && planned() <= due);
    }
  };
  const running = run();
  return {
    now,
    answers,
    async stop() {
      stopped = true;
      await running;
      await Promise.all(open);
      for (const agent of [...kept, fresh]) agent.destroy();
      return answers;
    },
  };
}
