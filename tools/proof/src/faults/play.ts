import { setTimeout as sleep } from 'node:timers/promises';
import { asProblem } from '../../../../libs/problem/src/problem.ts';
import { mustStart } from '../figures/place.ts';
import { startLoad, type Answer } from '../load/load.ts';
import { seen } from '../load/seen.ts';
import type { Scene } from '../proof.ts';
import { PodWatch } from './pod-watch.ts';
import { unless, type Fault, type Line, type Over } from './scene.ts';
import { untilWell } from './well.ts';
import { people, type World } from './world.ts';
import { changing } from './changes.ts';
import { talking } from './turns.ts';
import { acknowledged, findLost, mixOf } from './writes.ts';

/** Requests a second, people who send them and people who chat, how long they wait for an answer, and the longest that one fault may take. */
const traffic = { rate: 10, people: 5, talkers: 8, patienceMs: 15_000, maxSeconds: 780 };
const calmBefore = 5000;

/** Plays a fault while people use the app, and looks at what it cost them. */
export async function playFault(world: World, fault: Fault): Promise<Scene> {
  const began = performance.now();
  const watch = new PodWatch(world.cluster);
  try {
    await settled(world, watch);
    const accounts = await people(world, traffic.people);
    const works = [
      await changing(world.origin, accounts),
      talking(world.origin, await people(world, traffic.talkers)),
    ];
    watch.told.clear();
    const load = startLoad({
      origin: world.origin,
      rate: traffic.rate,
      mix: [...mixOf(accounts, fault.name), ...works.flatMap(({ mix }) => mix)],
      seed: world.seed,
      timeoutMs: traffic.patienceMs,
      maxSeconds: traffic.maxSeconds,
    });
    await sleep(calmBefore);
    const start = load.now();
    const over = await fault.run(world, load).catch((error: unknown): Over => {
      return { mendedBy: '', wrong: [asProblem(error).explain()] };
    });
    const well = await untilWell(load, watch, fault.wellWithin ?? 120);
    const answers = await load.stop();
    const titles = acknowledged(answers);
    const { lost, doubled, accountLosses } = await findLost(world.origin, accounts, titles);
    const kept = [];
    for (const work of works) kept.push(await work.findLost(answers));
    lost.push(...kept.flatMap((one) => one.lost));
    const writes = kept.reduce((sum, one) => sum + one.acknowledged, titles.length);
    const before = answers.filter(({ failure, planned }) => failure && planned < start - 1000);
    const counts = seen(answers);
    if (counts.failed) world.say(`what failed: ${kinds(seen(answers).failures)}`);
    return {
      kind: 'scene',
      name: fault.name,
      seconds: seconds(performance.now() - began),
      seen: {
        requests: counts.requests,
        failed: counts.failed,
        'how they failed': kinds(counts.failures),
        'failed for': failedFor(answers),
        'well again after': well === undefined ? 'never' : `${seconds(Math.max(0, well - start))} s`,
        'writes acknowledged': writes,
        lost: lost.length,
        'the product says': [...watch.told.keys()].join(', '),
        'set right by': over.mendedBy,
        besides: over.besides ?? '',
      },
      wrong: [
        ...(over.wrong ?? []),
        ...unless(before.length === 0, `${before.length} requests failed before anything was done`),
        ...unless(well !== undefined, `not well again within ${fault.wellWithin ?? 120} s`),
        ...unless(
          lost.length === 0,
          `${lost.length} acknowledged writes are lost: ${lost.slice(0, 3).join(', ')}`,
        ),
        ...unless(
          doubled.length === 0,
          `${doubled.length} writes are there twice: ${doubled.slice(0, 3).join(', ')}`,
        ),
        ...accountLosses,
        ...unless(
          !fault.unnoticed || counts.failed === 0,
          `${counts.failed} requests failed: nobody may notice it`,
        ),
        ...unless(
          toldIsRight(fault, watch.told),
          `the product says ${[...watch.told.keys()].join(', ') || 'nothing'} instead of ${fault.told?.join(' or ')}`,
        ),
      ],
    };
  } finally {
    await watch.stop();
  }
}

/** Measures a line of the specification. */
export async function playLine(world: World, line: Line): Promise<Scene> {
  const began = performance.now();
  const watch = new PodWatch(world.cluster);
  await settled(world, watch).finally(() => watch.stop());
  const {
    measured,
    besides,
    wrong = [],
  } = await line.measure(world).catch((error: unknown) => {
    return { measured: '', besides: '', wrong: [asProblem(error).explain()] };
  });
  return {
    kind: 'scene',
    name: line.name,
    seconds: seconds(performance.now() - began),
    seen: { measured, limit: line.limit, besides: besides ?? '' },
    wrong,
  };
}

/** All is well before anything is done, also when a scene before was broken off. */
async function settled({ checkout }: World, watch: PodWatch): Promise<void> {
  const end = performance.now() + 60_000;
  while (!watch.well && performance.now() < end) await sleep(500);
  if (!watch.well) await mustStart(checkout, '--configuration', 'prod');
}

const toldIsRight = ({ told }: Fault, seen: ReadonlyMap<string, string>) =>
  !told || told.some((code) => seen.has(code));

/** `page: refused ×12, tasks: status 503 ×4` */
export const kinds = (failures: Record<string, number>): string =>
  Object.entries(failures)
    .sort(([, a], [, b]) => b - a)
    .map(([kind, count]) => `${kind} ×${count}`)
    .join(', ');

/** From when the first one that failed was sent to when the last one had failed. */
export function failedFor(answers: readonly Pick<Answer, 'failure' | 'planned' | 'ended'>[]): string {
  const failed = answers.filter(({ failure }) => failure);
  if (failed.length === 0) return '';
  const first = Math.min(...failed.map(({ planned }) => planned));
  return `${seconds(Math.max(...failed.map(({ ended }) => ended)) - first)} s`;
}

/** Milliseconds as seconds with one decimal. */
const seconds = (milliseconds: number) => Math.round(milliseconds / 100) / 10;
