import type { Task } from '@todo/api-client';
import { expect, test } from 'vitest';
import { changedIds } from './changed-ids.ts';
import { arrange } from './task-filter.ts';

const task = (id: number, more: Partial<Task> = {}): Task => ({
  id,
  user_id: 'me',
  title: `Task ${id}`,
  description: null,
  completed: false,
  created_at: '2026-11-23T04:00:00Z',
  updated_at: '2026-11-23T04:00:00Z',
  ...more,
});

test('nothing counts as changed on the first read', () => {
  expect(changedIds(undefined, [task(1)])).toEqual(new Set());
});

test('new and different tasks count as changed; a later time alone does not', () => {
  const before = [task(1), task(2), task(3), task(4)];
  const after = [
    task(1, { completed: true }),
    task(2, { title: 'New words' }),
    task(3, { updated_at: '2026-11-24T04:00:00Z' }),
    task(5),
  ];
  expect(changedIds(before, after)).toEqual(new Set([1, 2, 5]));
});

test.each([
  ['all', [1, 3, 2]],
  ['open', [1, 3]],
  ['done', [2]],
] as const)('%s shows open tasks first, the oldest on top', (filter, ids) => {
  const tasks = [task(3), task(2, { completed: true }), task(1)];
  expect(arrange(tasks, filter).map(({ id }) => id)).toEqual(ids);
});
