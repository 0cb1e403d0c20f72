import { expect, test } from 'vitest';
import { sparedReason, type PlannedTask } from '../events/event.ts';
import { planLines } from './print.ts';

const task = (
  name: string,
  action: PlannedTask['action'],
  reason: string,
  details?: string[],
): PlannedTask => ({
  task: name,
  needs: [],
  action,
  reason,
  ...(details ? { details } : {}),
});

test('a line for each task that was looked at, its details below, the spared ones in one line', () => {
  const lines = planLines([
    task('backend:build', 'run', 'apps/backend/src/a.py changed', ['apps/backend/src/a.py changed']),
    task('cluster:up', 'unchanged', 'the cluster is running'),
    task('frontend:build', 'unchanged', sparedReason),
    task('frontend:docker', 'unchanged', sparedReason),
  ]);
  expect(lines).toEqual([
    '▶ run        backend:build    apps/backend/src/a.py changed',
    '                              · apps/backend/src/a.py changed',
    '○ unchanged  cluster:up       the cluster is running',
    '○ not needed: frontend:build, frontend:docker',
  ]);
});

test('of many details the first are shown, with the number of the others', () => {
  const details = Array.from({ length: 40 }, (_, i) => `file ${i} changed`);
  const lines = planLines([task('a:b', 'run', 'x', details)]);
  expect(lines).toHaveLength(14);
  expect(lines.at(-1)).toContain('and 28 more');
});
