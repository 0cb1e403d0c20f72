import type { Task } from '@todo/api-client';
import { describe, expect, test } from 'vitest';
import { changedIds } from './changed-ids.ts';
import { describeDue, localDay } from './due-date.ts';
import { changesOf, fieldsOf, problemOf } from './task-edit.ts';
import { arrange, countTasks, type TaskView } from './task-filter.ts';

const task = (id: number, more: Partial<Task> = {}): Task => ({
  id,
  user_id: 'me',
  title: `Task ${id}`,
  description: null,
  completed: false,
  due_date: null,
  created_at: '2026-11-23T04:00:00Z',
  updated_at: '2026-11-23T04:00:00Z',
  ...more,
});

describe('what counts as changed', () => {
  test('nothing on the first read', () => {
    expect(changedIds(undefined, [task(1)])).toEqual(new Set());
  });

  test('new and different tasks; a later time alone does not', () => {
    const before = [task(1), task(2), task(3), task(4), task(6)];
    const after = [
      task(1, { completed: true }),
      task(2, { title: 'New words' }),
      task(3, { updated_at: '2026-11-24T04:00:00Z' }),
      task(5),
      task(6, { due_date: '2026-12-24' }),
    ];
    expect(changedIds(before, after)).toEqual(new Set([1, 2, 5, 6]));
  });
});

describe('the list', () => {
  const view = (more: Partial<TaskView>): TaskView => ({
    filter: 'all',
    sort: 'created',
    search: '',
    ...more,
  });
  const tasks = [
    task(3, { title: 'apples', due_date: '2026-12-01' }),
    task(2, { completed: true, title: 'Bread 10', description: 'From the corner' }),
    task(1, { title: 'Bread 9' }),
    task(-1, { title: 'Éclairs', due_date: '2026-11-30' }),
  ];

  test.each([
    [{}, [1, 3, -1, 2]],
    [{ filter: 'open' }, [1, 3, -1]],
    [{ filter: 'done' }, [2]],
    [{ sort: 'title' }, [3, 1, -1, 2]],
    [{ sort: 'due_date' }, [-1, 3, 1, 2]],
    [{ search: 'bread' }, [1, 2]],
    [{ search: 'CORNER bread' }, [2]],
    [{ search: '#3' }, [3]],
    [{ search: 'nothing of the kind' }, []],
  ] as [Partial<TaskView>, number[]][])('%j shows open tasks first', (some, ids) => {
    expect(arrange(tasks, view(some)).map(({ id }) => id)).toEqual(ids);
  });

  test('is counted under each filter', () => {
    expect(countTasks(tasks)).toEqual({ all: 4, open: 3, done: 1 });
  });
});

describe('editing a task', () => {
  const began = fieldsOf(task(1, { title: 'Buy milk', due_date: '2026-12-24' }));

  test('sends only what was changed', () => {
    expect(changesOf(began, began)).toBeUndefined();
    expect(changesOf(began, { ...began, title: ' Buy milk ' })).toBeUndefined();
    expect(changesOf(began, { ...began, title: 'Buy oat milk' })).toEqual({ title: 'Buy oat milk' });
    expect(changesOf(began, { ...began, description: ' Two ', dueDate: '' })).toEqual({
      description: 'Two',
      due_date: null,
    });
  });

  test.each([
    [{ title: ' ' }, 'needs a title'],
    [{ title: '🎉'.repeat(200) }, undefined],
    [{ title: 'x'.repeat(201) }, '200'],
    [{ description: 'x'.repeat(1000) }, undefined],
    [{ description: 'x'.repeat(1001) }, '1000'],
  ])('%j', (fields, words) => {
    const problem = problemOf({ ...began, ...fields });
    if (words === undefined) expect(problem).toBeUndefined();
    else expect(problem).toContain(words);
  });
});

describe('a due date in words', () => {
  const now = new Date(2026, 10, 23, 23, 59);
  test.each([
    ['2026-11-23', 'today', 'Today'],
    ['2026-11-24', 'soon', 'Tomorrow'],
    ['2026-11-22', 'overdue', 'Yesterday'],
    ['2026-11-27', 'soon', 'Fri 27 Nov'],
    ['2026-12-24', 'later', '24 Dec'],
    ['2026-01-02', 'overdue', '2 Jan'],
    ['2027-01-02', 'later', '2 Jan 2027'],
  ] as const)('%s is %s: %s', (date, nearness, text) => {
    const due = describeDue(date, now, 'en-GB');
    // Whether a comma stands behind the weekday is the business of the language data.
    expect({ ...due, text: due.text.replace(',', '') }).toEqual({ nearness, text });
  });

  test('today is the day where one is', () => {
    expect(localDay(new Date(2026, 0, 5, 0, 30))).toBe('2026-01-05');
  });
});
