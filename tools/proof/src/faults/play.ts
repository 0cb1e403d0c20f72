import { setTimeout as sleep } from 'node:timers/promises';
import { asProblem } from '../../../../libs/problem/src/problem.ts';
import { mustStart } from '../figures/place.ts';
import { startLoad } from '../load/load.ts';
import { seen } from '../load/seen.ts';
import type { Scene } from '../proof.ts';
import { failedAgain, failedAt, failureColumns, inSeconds, kinds } from './failures.ts';
import { PodWatch } from './pod-watch.ts';
import { unless, type Fault, type Line, type Measured, type Over } from './scene.ts';
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
    const well = await untilWell(load, watch, fault.wellWithin ?? 120, fault.watchOn);
    const answers = await load.stop();
    const titles = acknowledged(answers);
    const { lost, doubled, accountLosses } = await findLost(world.origin, accounts, titles);
    const kept = [];
    for (const work of works) kept.push(await work.findLost(answers));
    lost.push(...kept.flatMap((one) => one.lost));
    const writes = kept.reduce((sum, one) => sum + one.acknowledged, titles.length);
    const before = answers.filter(({ failure, planned }) => failure && planned < start - 1000);
    const counts = seen(answers);
    if (counts.failed) world.say(`what failed: ${kinds(counts.failures)}; ${failedAt(answers, start)}`);
    const again =
      fault.watchOn && well.calm !== undefined
        ? failedAgain(answers, well.calm, over.startedAt ?? start)
        : undefined;
    return {
      kind: 'scene',
      name: fault.name,
      seconds: inSeconds(performance.now() - began),
      seen: {
        requests: counts.requests,
        ...failureColumns(answers, start),
        'well again after':
          well.since === undefined ? 'never' : `${inSeconds(Math.max(0, well.since - start))} s`,
        'failed after a calm': again?.words ?? '',
        'writes acknowledged': writes,
        lost: lost.length,
        'the product says': [...watch.told.keys()].join(', '),
        'set right by': over.mendedBy,
        besides: over.besides ?? '',
      },
      wrong: [
        ...(over.wrong ?? []),
        ...unless(before.length === 0, `${before.length} requests failed before anything was done`),
        ...unless(well.since !== undefined, `not well again within ${fault.wellWithin ?? 120} s`),
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
      ...(again && { failedAgain: again.failures }),
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
    besides = '',
    wrong = [],
    answers = [],
  } = await line.measure(world).catch((error: unknown): Measured => {
    return { measured: '', wrong: [asProblem(error).explain()] };
  });
  return {
    kind: 'scene',
    name: line.name,
    seconds: inSeconds(performance.now() - began),
    seen: {
      measured,
      limit: line.limit,
      ...(answers.some(({ failure }) => failure) && failureColumns(answers)),
      besides,
    },
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
