import type { Task, TaskSort } from '@todo/api-client';

export const FILTERS = [
  { id: 'all', label: 'All', empty: 'No tasks yet. Tell the assistant, or add one above.' },
  { id: 'open', label: 'Open', empty: 'Nothing is open.' },
  { id: 'done', label: 'Done', empty: 'Nothing is done yet.' },
] as const;

export type TaskFilter = (typeof FILTERS)[number]['id'];

export const SORTS: readonly { id: TaskSort; label: string }[] = [
  { id: 'created', label: 'Date added' },
  { id: 'due_date', label: 'Due date' },
  { id: 'title', label: 'Title' },
];

/** What of the list is shown, and how. */
export interface TaskView {
  filter: TaskFilter;
  sort: TaskSort;
  search: string;
}

/** A task that is on its way to the server has a number below zero and stands behind the others. */
const byAge = (a: Task, b: Task) =>
  (a.id < 0 ? Infinity : a.id) - (b.id < 0 ? Infinity : b.id) || b.id - a.id;

/** Tasks without a due date come last. */
const NO_DATE = '9999-99-99';

/** Made once: for each comparison of 500 titles it would take longer than the sorting. */
const TITLES = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

const ORDERS: Readonly<Record<TaskSort, (a: Task, b: Task) => number>> = {
  created: byAge,
  title: (a, b) => TITLES.compare(a.title, b.title) || byAge(a, b),
  // ISO dates sort as text.
  due_date: (a, b) => TITLES.compare(a.due_date ?? NO_DATE, b.due_date ?? NO_DATE) || byAge(a, b),
};

/** How many there are under each filter. */
export function countTasks(tasks: readonly Task[]): Record<TaskFilter, number> {
  const done = tasks.filter((task) => task.completed).length;
  return { all: tasks.length, open: tasks.length - done, done };
}

function matches(task: Task, words: readonly string[]): boolean {
  const text = `${task.title} ${task.description ?? ''} #${task.id}`.toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

/** The tasks to show: open ones first, each group in the order that was asked for. */
export function arrange(tasks: readonly Task[], { filter, sort, search }: TaskView): Task[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = tasks.filter((task) => matches(task, words)).sort(ORDERS[sort]);
  const open = filter === 'done' ? [] : found.filter((task) => !task.completed);
  const done = filter === 'open' ? [] : found.filter((task) => task.completed);
  return [...open, ...done];
}
