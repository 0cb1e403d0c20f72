import type { TaskGraph } from '@nx/devkit';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { done } from '../../../cluster/src/outcome/outcome.ts';
import type { TaskState } from '../events/event.ts';
import { Run } from '../events/run.ts';
import { isSeparable, runSideBySide } from './side-by-side.ts';

/** up → load ← docker ← build; load → deploy */
const needs: Record<string, string[]> = {
  'a:build': [],
  'a:docker': ['a:build'],
  up: [],
  load: ['a:docker', 'up'],
  deploy: ['load'],
};
const graph = {
  tasks: Object.fromEntries(Object.keys(needs).map((id) => [id, { id }])),
  dependencies: needs,
  continuousDependencies: {},
  roots: [],
} as unknown as TaskGraph;
const isHere = (task: string) => !task.startsWith('a:');
const problem = (code: string) => new Problem({ code, what: 'x', where: 'x', cause: 'x', next: 'x' });

/** Runs the graph; `fails` names tasks that fail. Gives what happened in order, and the run's events. */
async function played(fails: string[] = [], slow = 0, letFirst?: (task: string) => string[]) {
  const order: string[] = [];
  const run = new Run({ command: 'start', target: 'minikube', views: [], secrets: () => [] });
  const nx = async (part: TaskGraph, ended: (task: string, state: TaskState) => void) => {
    for (const id of ['a:build', 'a:docker']) {
      expect(part.tasks[id]).toBeDefined();
      await sleep(slow);
      order.push(id);
      ended(id, fails.includes(id) ? 'failed' : 'cached');
      if (fails.includes(id)) throw problem('BUILD');
    }
  };
  const here = async (id: string) => {
    await sleep(5);
    order.push(id);
    if (fails.includes(id)) throw problem(`FAILED-${id}`);
    return done(id);
  };
  const workers = { nx, here, ...(letFirst ? { letFirst } : {}) };
  const error = await runSideBySide(graph, isHere, run, workers).catch((thrown: Problem) => thrown);
  return { order, run, code: error instanceof Problem ? error.facts.code : undefined };
}

test('each task begins when what it needs has ended, whoever did it', async () => {
  const { order, code } = await played([], 30);
  expect(code).toBeUndefined();
  expect(order).toEqual(['up', 'a:build', 'a:docker', 'load', 'deploy']);
});

test('what lets a task go first waits for its end, and needs no good one', async () => {
  const afterBuild = (task: string) => (task === 'up' ? ['a:build'] : []);
  expect((await played([], 30, afterBuild)).order.slice(0, 2)).toEqual(['a:build', 'up']);
  expect((await played(['a:build'], 30, afterBuild)).order).toEqual(['a:build', 'up']);
});

test('a failure in Nx: what does not depend on it is done, the rest is not begun', async () => {
  const { order, run, code } = await played(['a:docker']);
  expect(code).toBe('BUILD');
  expect(order.sort()).toEqual(['a:build', 'a:docker', 'up']);
  const started = run.events.flatMap((one) => (one.type === 'task-started' ? [one.task] : []));
  expect(started).toEqual(['up']);
});

test('a failure here: the first one is thrown, and Nx is left to its end', async () => {
  const { order, code, run } = await played(['up'], 20);
  expect(code).toBe('FAILED-up');
  expect(order.sort()).toEqual(['a:build', 'a:docker', 'up']);
  expect(run.events.find((one) => one.type === 'task-ended' && one.task === 'up')).toMatchObject({
    state: 'failed',
  });
});

test('a signal: nothing new is begun, and it is told as an interruption', async () => {
  const playing = played([], 100);
  await sleep(50);
  process.emit('SIGTERM');
  const { order, code } = await playing;
  expect(code).toBe('INTERRUPTED');
  expect(order).not.toContain('load');
});

test('the parts can be separated unless Nx has to wait for what is done here', () => {
  expect(isSeparable(graph, isHere)).toBe(true);
  expect(isSeparable(graph, (task) => task === 'a:build')).toBe(false);
});
