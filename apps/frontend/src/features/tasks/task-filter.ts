import type { Task } from '@todo/api-client';

export const FILTERS = [
  { id: 'all', label: 'All', empty: 'No tasks yet. Tell the assistant, or add one above.' },
  { id: 'open', label: 'Open', empty: 'Nothing is open.' },
  { id: 'done', label: 'Done', empty: 'Nothing is done yet.' },
] as const;

export type TaskFilter = (typeof FILTERS)[number]['id'];

/** The tasks to show: open ones first, each group in the order in which it was made. */
export function arrange(tasks: readonly Task[], filter: TaskFilter): Task[] {
  const open = filter === 'done' ? [] : tasks.filter((task) => !task.completed);
  const done = filter === 'open' ? [] : tasks.filter((task) => task.completed);
  const oldestFirst = (a: Task, b: Task) => a.id - b.id;
  return [...open.sort(oldestFirst), ...done.sort(oldestFirst)];
}
