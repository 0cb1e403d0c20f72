import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { done, unchanged } from '../../../cluster/src/outcome/outcome.ts';
import type { RunEvent } from './event.ts';
import { Run } from './run.ts';
import type { View } from './view.ts';
import { wasTold } from './told.ts';

const problem = new Problem({
  code: 'X',
  what: 'w',
  where: 'at hunter-22',
  cause: 'c',
  next: 'n',
  words: 'pw=hunter-22',
});

class Seen implements View {
  readonly tellsProblems = true;
  events: RunEvent[] = [];
  closed = 0;
  on = (event: RunEvent) => void this.events.push(event);
  close = () => void this.closed++;
  report = (run: string) => `dist/runs/${run}.html`;
}

function begin(view = new Seen()) {
  const run = new Run({ command: 'start', target: 'kind', views: [view], secrets: () => ['hunter-22'] });
  return { run, view };
}
const ended = (view: Seen) =>
  view.events.flatMap((one) =>
    one.type === 'task-ended' ? [`${one.task} ${one.state}: ${one.reason}`] : [],
  );

test('a step is planned, started, ended with its own seconds; the clock never goes back', async () => {
  const { run, view } = begin();
  await sleep(60);
  await run.step('a', 'working', async () => (await sleep(120), done('made')));
  await run.step('b', 'looking', async () => unchanged('there'));
  expect(view.events.map((one) => one.type)).toEqual([
    'run-started',
    ...['tasks-planned', 'task-started', 'task-ended'],
    ...['tasks-planned', 'task-started', 'task-ended'],
  ]);
  expect(view.events[3]).toMatchObject({ state: 'done', reason: 'made' });
  const { seconds } = view.events[3] as { seconds: number };
  expect(seconds).toBeGreaterThanOrEqual(0.115);
  expect(seconds).toBeLessThan(view.events[3]!.at - 0.05);
  const times = view.events.map((one) => one.at);
  expect(times).toEqual([...times].sort((x, y) => x - y));
});

test('nothing is done until something is', async () => {
  const { run } = begin();
  await run.step('b', 'looking', async () => unchanged('there'));
  expect(run.nothingDone).toBe(true);
  await run.step('a', 'working', async () => done('made'));
  expect(run.nothingDone).toBe(false);
});

test('a step that fails is told with its code and thrown on, its secrets hidden in events only', async () => {
  const { run, view } = begin();
  await expect(run.step('a', 'working', () => Promise.reject(problem))).rejects.toBe(problem);
  run.problem(problem);
  run.problem(problem);
  expect(wasTold(problem)).toBe(false);
  run.end('failed');
  expect(ended(view)).toEqual(['a failed: X']);
  expect(view.events.filter((one) => one.type === 'problem')).toHaveLength(1);
  expect(JSON.stringify(run.events)).not.toContain('hunter-22');
  expect(JSON.stringify(run.events)).toContain('pw=***');
  expect(wasTold(problem)).toBe(true);
});

test('an end leaves no task open: what ran is stopped, what never began is skipped with the reason', () => {
  const { run, view } = begin();
  const task = (name: string, ...needs: string[]) => ({
    task: name,
    needs,
    action: 'run' as const,
    reason: '',
  });
  run.tasksPlanned([task('a'), task('b', 'a'), task('c', 'b'), task('d'), task('e')]);
  run.taskStarted('a');
  run.taskEnded('a', 'failed', 'X');
  run.taskStarted('d');
  run.end('interrupted');
  run.note('too late');
  run.end('ready');
  expect(ended(view)).toEqual([
    'a failed: X',
    'd stopped: interrupted',
    'b skipped: a failed',
    'c skipped: a failed',
    'e skipped: the run ended before it',
  ]);
  expect(view.events.at(-1)).toMatchObject({
    type: 'run-ended',
    state: 'interrupted',
    nothingDone: false,
    report: `dist/runs/${run.id}.html`,
  });
  expect(view.closed).toBe(1);
});

test('two runs of one process in one second have names of their own', () => {
  expect(begin().run.id).not.toBe(begin().run.id);
});
