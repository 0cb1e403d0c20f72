import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Workers } from './workers.ts';

let log: string;
let workers: Workers;

const lines = () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : []);
const words = () => lines().map((line) => line.split(' ')[1]);
const pids = () => [...new Set(lines().map((line) => Number(line.split(' ')[0])))];
async function until(count: number, word: string): Promise<void> {
  for (let i = 0; i < 400 && words().filter((one) => one === word).length < count; i++) await sleep(50);
  expect(words().filter((one) => one === word)).toHaveLength(count);
}
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0) && !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};
async function allGone(): Promise<void> {
  for (let i = 0; i < 200 && pids().some(isAlive); i++) await sleep(50);
  expect(pids().filter(isAlive)).toEqual([]);
}

beforeEach(() => {
  log = join(mkdtempSync(join(tmpdir(), 'workers-')), 'log');
  vi.stubEnv('WORKER_LOG', log);
  workers = new Workers(join(import.meta.dirname, 'fixtures/worker.mjs'));
});
afterEach(async () => {
  workers.stop('SIGKILL');
  workers.stop('SIGKILL');
  vi.unstubAllEnvs();
  await allGone();
});

test('each run is a process of its own, loaded before it is asked for', async () => {
  workers.prepare();
  await until(1, 'loaded');
  expect(await workers.start({})).toBe('ready');
  workers.prepare();
  await until(2, 'loaded');
  expect(await workers.start({ code: '4' })).toBe('failed');
  expect(words()).toEqual(['loaded', 'start', 'loaded', 'start']);
  expect(pids()).toHaveLength(2);
});

test('a question to Nx leaves a process that is loaded for the run', async () => {
  workers.prepare();
  expect(await workers.inputs()).toEqual(['a.ts']);
  await until(2, 'loaded');
  await workers.start({});
  expect(words().filter((word) => word === 'loaded')).toHaveLength(2);
});

test('a changed tool: what was loaded from it goes unused', async () => {
  workers.prepare();
  await until(1, 'loaded');
  const [old] = pids();
  workers.renew();
  await until(2, 'loaded');
  await workers.start({});
  expect(lines().find((line) => line.endsWith('start'))).not.toContain(String(old));
});

test('Ctrl-C is passed on once, and the run stops what it started; nothing is left', async () => {
  workers.prepare();
  const run = workers.start({ waits: 'yes' });
  workers.prepare();
  await until(1, 'ready');
  workers.stop('SIGINT');
  expect(await run).toBe('stopped');
  expect(words().filter((word) => word === 'SIGINT')).toHaveLength(1);
  await allGone();
  expect(await workers.start({})).toBe('stopped');
});

test('the second Ctrl-C ends a run that does not listen', async () => {
  const run = workers.start({ waits: 'deaf' });
  await until(1, 'ready');
  workers.stop('SIGINT');
  await until(1, 'SIGINT');
  workers.stop('SIGINT');
  expect(await run).toBe('stopped');
  await allGone();
});
