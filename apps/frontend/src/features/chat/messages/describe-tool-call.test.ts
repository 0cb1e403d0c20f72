import type { ToolCall } from '@todo/api-client';
import { describe, expect, test } from 'vitest';
import { describeToolCall } from './describe-tool-call.ts';

describe('the words on a chip', () => {
  const call = (name: string, args: object, result: unknown, is_error = false): ToolCall => ({ name, arguments: args as never, result, is_error }); // prettier-ignore
  test.each([
    [call('add_task', { title: 'Milk' }, { task_id: 1, title: 'Milk' }), 'Added “Milk”'],
    [call('complete_task', { task_id: 3 }, { task_id: 3, title: 'Call mom' }), 'Completed “Call mom”'],
    [call('complete_task', { task_id: 3 }, 'There is no task 3.', true), 'Could not complete task 3'],
    [call('delete_task', { task_id: 2 }, { task_id: 2, title: 'Old' }), 'Deleted “Old”'],
    [call('update_task', { task_id: 1, title: 'New' }, { title: 'New' }), 'Changed “New”'],
    [call('list_tasks', {}, [{ id: 1 }]), 'Looked at 1 task'],
    [call('list_tasks', {}, { result: [] }), 'Looked at 0 tasks'],
    [call('list_tasks', {}, 'The database is away.', true), 'Could not read the tasks'],
    [call('list_tasks', {}, null), 'Looked at the tasks'],
    [call('water_plants', {}, null), 'water plants'],
  ])('%j', (toolCall, text) => {
    expect(describeToolCall(toolCall).text).toBe(text);
  });
});
