import type { Task } from '@todo/api-client';

/** Which tasks are new or different from before. Nothing counts as changed on the first read. */
export function changedIds(before: readonly Task[] | undefined, after: readonly Task[]): ReadonlySet<number> {
  if (!before) return new Set();
  const known = new Map(before.map((task) => [task.id, task]));
  const differs = (task: Task) => {
    const old = known.get(task.id);
    return (
      !old ||
      old.title !== task.title ||
      old.description !== task.description ||
      old.completed !== task.completed
    );
  };
  return new Set(after.filter(differs).map((task) => task.id));
}
