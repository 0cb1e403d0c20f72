import type { Task, TaskUpdate } from '@todo/api-client';

/** The backend's limits, in characters. */
export const MAX_TITLE_LENGTH = 200;
const MAX_DESCRIPTION_LENGTH = 1000;

/** What stands in the fields of a task that is being edited. */
export interface TaskFields {
  title: string;
  description: string;
  /** YYYY-MM-DD, or empty. */
  dueDate: string;
}

export function fieldsOf(task: Task): TaskFields {
  return { title: task.title, description: task.description ?? '', dueDate: task.due_date ?? '' };
}

/** Characters as the backend counts them: an emoji is one or a few, not its two halves. */
function lengthOf(text: string): number {
  return [...text.trim()].length;
}

/** What is wrong with the fields, in words; undefined when they can be saved. */
export function problemOf({ title, description }: TaskFields): string | undefined {
  if (title.trim() === '') return 'A task needs a title.';
  if (lengthOf(title) > MAX_TITLE_LENGTH) return `The title has more than ${MAX_TITLE_LENGTH} characters.`;
  if (lengthOf(description) > MAX_DESCRIPTION_LENGTH)
    return `The description has more than ${MAX_DESCRIPTION_LENGTH} characters.`;
  return undefined;
}

/**
 * Only what was changed since the editing began: two tabs that edit different fields of one task both keep
 * what they wrote. Undefined when nothing was changed.
 */
export function changesOf(began: TaskFields, now: TaskFields): TaskUpdate | undefined {
  const changes: TaskUpdate = {};
  if (now.title.trim() !== began.title) changes.title = now.title.trim();
  if (now.description.trim() !== began.description.trim())
    changes.description = now.description.trim() || null;
  if (now.dueDate !== began.dueDate) changes.due_date = now.dueDate || null;
  return Object.keys(changes).length > 0 ? changes : undefined;
}
