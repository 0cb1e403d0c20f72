import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Answer } from '../load/load.ts';
import { untilWell } from './well.ts';

/** A load of ten answers a second by a clock that is `speed` times as fast, whose answers fail while `fails` says so. */
function loadThat(fails: (now: number) => boolean, answersAt: (now: number) => boolean = () => true) {
  const answers: Answer[] = [];
  let now = 0;
  const timer = setInterval(() => {
    now += 1000;
    for (let i = 0; i < 10; i++) {
      const planned = now - 1000 + i * 100;
      const failure = fails(planned) ? { failure: 'refused' } : {};
      if (answersAt(planned))
        answers.push({ index: 0, name: 'page', kept: true, planned, ended: planned + 5, ...failure });
    }
  }, 20);
  return { load: { now: () => now, answers }, end: () => clearInterval(timer) };
}

test('well from the last failure on, when the pods are', async () => {
  const { load, end } = loadThat((now) => now < 9000);
  const { since, calm } = await untilWell(load, { well: true }, 60);
  end();
  expect(since).toBeGreaterThanOrEqual(8905);
  expect(since).toBeLessThan(12_000);
  expect(calm).toBeGreaterThanOrEqual(since! + 15_000);
});

test('what fails again after the calm is waited for where it is watched on, and then all has to stay calm', async () => {
  const fails = (now: number) => now < 9000 || (now >= 60_000 && now < 61_000);
  const [short, long] = [loadThat(fails), loadThat(fails)];
  const once = await untilWell(short.load, { well: true }, 60);
  short.end();
  expect(once.since).toBeLessThan(12_000);
  const well = await untilWell(long.load, { well: true }, 60, 75);
  const ended = long.load.now();
  long.end();
  expect(well.calm).toBeLessThan(60_000);
  expect(well.since).toBeGreaterThanOrEqual(60_905);
  expect(well.since).toBeLessThan(63_000);
  expect(ended).toBeGreaterThanOrEqual(well.since! + 90_000);
});

test('a load that ends while it is watched on is no calm', async () => {
  const { load, end } = loadThat(
    () => false,
    (now) => now < 40_000,
  );
  const well = await untilWell(load, { well: true }, 60, 75);
  end();
  expect(well.calm).toBeLessThan(40_000);
  expect(well.since).toBeUndefined();
});

test('well from the time on when the pods are, when nothing fails', async () => {
  const { load, end } = loadThat(() => false);
  const pods = { well: false };
  const waiting = untilWell(load, pods, 600);
  await sleep(300);
  const at = load.now();
  pods.well = true;
  const { since } = await waiting;
  end();
  expect(since).toBeGreaterThanOrEqual(at);
});

test('never while requests fail, nor while nothing is answered, nor while pods are not ready', async () => {
  const failing = loadThat((now) => now % 3000 === 0);
  const silent = loadThat(
    () => false,
    (now) => now < 1000,
  );
  const fine = loadThat(() => false);
  expect(
    await Promise.all([
      untilWell(failing.load, { well: true }, 60),
      untilWell(silent.load, { well: true }, 60),
      untilWell(fine.load, { well: false }, 60),
    ]),
  ).toEqual([{}, {}, {}]);
  for (const one of [failing, silent, fine]) one.end();
});
