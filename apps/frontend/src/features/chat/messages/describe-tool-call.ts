import type { ToolCall } from '@todo/api-client';
import type { ShownToolCall } from '../chat-message.ts';

/** What a tool call did, for its chip: a verb to pick the icon by, and a few words. */
export interface ToolCallWords {
  kind: 'add' | 'list' | 'complete' | 'delete' | 'update' | 'other';
  text: string;
}

const WORDS: Readonly<
  Record<string, { kind: ToolCallWords['kind']; doing: string; done: string; failed: string }>
> = {
  add_task: { kind: 'add', doing: 'Adding', done: 'Added', failed: 'Could not add' },
  complete_task: { kind: 'complete', doing: 'Completing', done: 'Completed', failed: 'Could not complete' },
  delete_task: { kind: 'delete', doing: 'Deleting', done: 'Deleted', failed: 'Could not delete' },
  update_task: { kind: 'update', doing: 'Changing', done: 'Changed', failed: 'Could not change' },
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

/** The words for a chip; a call that still runs (it has a `number`) is told in the present. */
export function describeToolCall(call: ShownToolCall): ToolCallWords {
  const running = call.number !== undefined;
  if (call.name === 'list_tasks') return { kind: 'list', text: listWords(call, running) };
  const words = WORDS[call.name];
  if (!words) return { kind: 'other', text: call.name.replaceAll('_', ' ') };
  const verb = running ? words.doing : call.is_error ? words.failed : words.done;
  return { kind: words.kind, text: `${verb} ${subject(call)}` };
}

function listWords(call: ToolCall, running: boolean): string {
  if (running) return 'Looking at the tasks';
  if (call.is_error) return 'Could not read the tasks';
  const count = countOf(call.result);
  return `Looked at ${count === undefined ? 'the tasks' : count === 1 ? '1 task' : `${count} tasks`}`;
}
