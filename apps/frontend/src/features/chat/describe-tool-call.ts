import type { ToolCall } from '@todo/api-client';

/** What a tool call did, for its chip: a verb to pick the icon by, and a few words. */
export interface ToolCallWords {
  kind: 'add' | 'list' | 'complete' | 'delete' | 'update' | 'other';
  text: string;
}

const WORDS: Readonly<Record<string, { kind: ToolCallWords['kind']; done: string; failed: string }>> = {
  add_task: { kind: 'add', done: 'Added', failed: 'Could not add' },
  complete_task: { kind: 'complete', done: 'Completed', failed: 'Could not complete' },
  delete_task: { kind: 'delete', done: 'Deleted', failed: 'Could not delete' },
  update_task: { kind: 'update', done: 'Changed', failed: 'Could not change' },
};

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** The subject: the title when one is known, else the number that the task was named by. */
function subject(call: ToolCall): string {
  const title = (call.is_error ? undefined : field(call.result, 'title')) ?? field(call.arguments, 'title');
  if (typeof title === 'string' && title !== '') return `“${title}”`;
  const id = field(call.arguments, 'task_id');
  return typeof id === 'number' || typeof id === 'string' ? `task ${id}` : 'a task';
}

function countOf(result: unknown): number | undefined {
  const list = Array.isArray(result) ? result : field(result, 'result');
  return Array.isArray(list) ? list.length : undefined;
}

export function describeToolCall(call: ToolCall): ToolCallWords {
  if (call.name === 'list_tasks') {
    const count = call.is_error ? undefined : countOf(call.result);
    const found = count === undefined ? 'the tasks' : count === 1 ? '1 task' : `${count} tasks`;
    return { kind: 'list', text: call.is_error ? 'Could not read the tasks' : `Looked at ${found}` };
  }
  const words = WORDS[call.name];
  if (!words) return { kind: 'other', text: call.name.replaceAll('_', ' ') };
  return { kind: words.kind, text: `${call.is_error ? words.failed : words.done} ${subject(call)}` };
}
