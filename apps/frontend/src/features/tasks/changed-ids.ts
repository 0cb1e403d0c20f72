import type { Task } from '@todo/api-client';

const SHOWN = ['title', 'description', 'completed', 'due_date'] as const;

/** Which tasks are new or different from before. Nothing counts as changed on the first read. */
export function changedIds(before: readonly Task[] | undefined, after: readonly Task[]): ReadonlySet<number> {
  if (!before) return new Set();
  const known = new Map(before.map((task) => [task.id, task]));
  const differs = (task: Task) => {
    const old = known.get(task.id);
    return !old || SHOWN.some((field) => old[field] !== task[field]);
  };
  return new Set(after.filter(differs).map((task) => task.id));
}
