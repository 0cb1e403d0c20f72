import { setTimeout as sleep } from 'node:timers/promises';
import { asProblem } from '../../../../libs/problem/src/problem.ts';
import { startLoad, type Answer } from '../load/load.ts';
import { curve, failureWords, seen } from '../load/seen.ts';
import type { Scene } from '../proof.ts';
import { randomFrom, type Random } from '../sequences/random.ts';
import { apps, podsOf } from '../workspace/pods.ts';
import { perform, wordsOf } from './deeds.ts';
import { findWrong } from './find-wrong.ts';
import { people } from './people.ts';
import type { RolloutPlace } from './place.ts';
import { PodWatch } from './pod-watch.ts';
import type { Script } from './script.ts';
import { Streams, type Stream } from './streams/streams.ts';
import { judgeCut, judgeStreams } from './streams/judge-streams.ts';

/** Requests a second; half of them where streams run beside them: these take the other half of two cores. */
const rateOf = ({ streams }: Script) => (streams ? 50 : 100);
/** Of calm before the first deed, and after the last pod is gone. */
const calmSeconds = 5;
const settleSeconds = 150;

/** One scene: what comes before, then the deeds under load, then a look at everything. */
export async function play(place: RolloutPlace, script: Script, seed: number, index: number): Promise<Scene> {
  const began = performance.now();
  const random = randomFrom(seed, index);
  place.say(`${script.name} …`);
  const scene = await prepare(place, script, random).then(
    () => underLoad(place, script, random, seed + index),
    (error: unknown): Scene => {
      const wrong = [`what comes before: ${asProblem(error).explain()}`];
      return { kind: 'scene', name: script.name, seconds: 0, seen: { requests: 0, failed: 0 }, wrong };
    },
  );
  return { ...scene, seconds: Math.round((performance.now() - began) / 1000) };
}

/** What comes before has ended as well when the load begins. */
async function prepare(place: RolloutPlace, script: Script, random: Random): Promise<void> {
  for (const deed of script.before ?? []) await perform(place, deed, random);
  const quiet = new PodWatch(place, () => 0);
  await sleep(1000);
  await quiet.settled(settleSeconds).finally(() => quiet.stop());
}

async function underLoad(place: RolloutPlace, script: Script, random: Random, seed: number): Promise<Scene> {
  const { url } = place;
  const rate = rateOf(script);
  const who = await people(url);
  const listeners = script.streams && (await Streams.prepare(url));
  const pods = async () => {
    const lists = await Promise.all(apps.map((app) => podsOf(place.checkout, place.cluster, app)));
    return apps.map((app, i) => ({ app, pods: lists[i]! }));
  };
  const before = await pods();
  const load = startLoad({ origin: url, rate, mix: who.mix, seed, maxSeconds: 400 });
  const now = () => load.now() / 1000;
  const known = before.flatMap((one) => one.pods.map(({ uid }) => uid));
  const watch = new PodWatch(place, now, known);
  const streams = listeners?.(now);
  const deeds: { at: number; words: string }[] = [];
  const wrong: string[] = [];
  let told: Stream[] = [];
  try {
    streams?.begin();
    await sleep(calmSeconds * 1000);
    for (const deed of script.deeds) {
      deeds.push({ at: now(), words: wordsOf(deed) });
      await perform(place, deed, random);
    }
    await watch.settled(settleSeconds);
    if (streams) told = await streams.end();
    await sleep(calmSeconds * 1000);
  } catch (error) {
    wrong.push(asProblem(error).explain());
  } finally {
    watch.stop();
  }
  const answers: readonly Answer[] = await load.stop();
  const counts = seen(answers);
  const writes = await who.findLost(answers);
  const heard = streams && (script.control ? judgeCut(told) : await judgeStreams(url, told, watch, script));
  const after = await pods();
  const others = findWrong({ script, counts, writes, before, after, watch });
  return {
    kind: 'scene',
    name: script.name,
    seconds: 0,
    seen: {
      'a second': rate,
      requests: counts.requests,
      failed: counts.failed,
      'failed of kept connections': failedOf(answers, true),
      'failed of new ones': failedOf(answers, false),
      'p50 ms': counts.p50,
      'p99 ms': counts.p99,
      'longest ms': counts.longest,
      'writes kept': `${writes.acknowledged - writes.lost.length}/${writes.acknowledged}`,
      ...(script.control && { 'failed by': failureWords(counts.failures) }),
      ...heard?.seen,
    },
    wrong: [...wrong, ...others, ...(heard?.wrong ?? [])],
    timeline: {
      ...curve(answers),
      events: [
        ...deeds.map(({ at, words }) => ({ at: round(at), what: words })),
        ...watch.marks.map(({ at, app, what }) => ({ at: round(at), what: `${app} pod ${what}` })),
      ].sort((a, b) => a.at - b.at),
    },
  };
}

function failedOf(answers: readonly Answer[], kept: boolean): string {
  const { failed, requests } = seen(answers.filter((one) => one.kept === kept));
  return `${failed} of ${requests}`;
}

const round = (seconds: number) => Math.round(seconds * 10) / 10;
