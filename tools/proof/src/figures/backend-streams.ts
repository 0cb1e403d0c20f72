import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Caller, eventNames, textOf } from '../backend/calls.ts';
import { backendInputs, inBackendPlace, type BackendPlace } from '../backend/place.ts';
import { startSlowModel, type SlowModel } from '../backend/slow-model.ts';
import { percentile } from '../backend/percentile.ts';
import { median } from '../statistics.ts';
import type { Proof, Runner, Timing } from '../proof.ts';

const streams = 200;
const allowed = 300;

/** Many people wait for slow models at once: does one process bear it, and does it still serve the others? */
export const backendStreams: Proof = {
  name: 'backend-streams',
  summary: `memory of one process with ${streams} answers being streamed; none fails, GET tasks answers`,
  steps: 3,
  limit: 1,
  unit: 'MB',
  place: 'processes on 127.0.0.1',
  sides: {
    ours: `resident memory with ${streams} streams of ${streams} users open, each with a model that thinks`,
    byHand: 'what is allowed',
  },
  inputs: [...backendInputs, 'tools/proof/src/figures/backend-streams.ts'],
  open: () => inBackendPlace(prepare),
};

async function prepare(place: BackendPlace): Promise<Runner> {
  const model = await startSlowModel();
  await place.query(`INSERT INTO auth."user" SELECT 'stream-' || n FROM generate_series(0, $1) n`, [streams]);
  return {
    step: () => round(place, model),
    close: async () => model.close(),
  };
}

async function round(place: BackendPlace, model: SlowModel): Promise<Timing> {
  // A process of its own each time: what the one before has allocated does not count.
  const server = await place.startBackend({ LLM_BASE_URL: model.baseUrl, LLM_MODEL: 'slow' });
  const callerOf = (n: number) => new Caller(server.origin, place.frontend.token(`stream-${n}`), 1);
  const reader = callerOf(streams);
  try {
    const began = performance.now();
    const answers = Array.from({ length: streams }, (_, n) => streamed(callerOf(n), `/api/stream-${n}/chat`));
    const failed = Promise.all(answers).then(() => undefined);
    while (model.open < streams) {
      if (performance.now() - began > 60_000)
        throw new Error(`only ${model.open} streams are open after 60 s`);
      await Promise.race([sleep(20), failed]);
    }
    const opened = (performance.now() - began) / 1000;
    const reads: number[] = [];
    for (let i = 0; i < 100; i++)
      reads.push((await reader.call('GET', `/api/stream-${streams}/tasks`)).seconds);
    const memory = residentMegabytes(server.pid);
    if (model.open !== streams) throw new Error(`${streams - model.open} streams ended by themselves`);
    model.letGo();
    const wrong = (await Promise.all(answers)).filter(
      (names) => names[0] !== 'conversation' || names.at(-1) !== 'done' || names.includes('error'),
    );
    if (wrong.length) throw new Error(`${wrong.length} streams went wrong: ${wrong[0]?.join()}`);
    return {
      kind: 'timing',
      ours: memory,
      byHand: allowed,
      parts: {
        [`until all ${streams} are open`]: opened,
        'GET tasks meanwhile, median': median(reads),
        'GET tasks meanwhile, p95': percentile(reads, 0.95),
      },
    };
  } finally {
    reader.close();
    await server.stop();
  }
}

async function streamed(caller: Caller, path: string): Promise<string[]> {
  try {
    return eventNames(
      await textOf(
        await caller.open('POST', path, { message: 'what should I do first?' }, 'text/event-stream'),
      ),
    );
  } finally {
    caller.close();
  }
}

function residentMegabytes(pid: number): number {
  const told = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  if (!/^\d+$/.test(told)) throw new Error(`ps tells no memory of process ${pid}`);
  return (Number(told) * 1024) / 1e6;
}
