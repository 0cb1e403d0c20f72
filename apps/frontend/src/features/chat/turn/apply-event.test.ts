import type { ChatEvent } from '@todo/api-client';
import { describe, expect, test } from 'vitest';
import { newMessage } from '../chat-message.ts';
import { describeToolCall } from '../messages/describe-tool-call.ts';
import { applyEvent } from './apply-event.ts';

const DONE = {
  conversation_id: 7,
  response: 'Added “Milk”.',
  tool_calls: [{ name: 'add_task', arguments: { title: 'Milk' }, result: { task_id: 5, title: 'Milk' }, is_error: false }],
  assistant: { provider: 'offline', model: 'rules', offline: true },
}; // prettier-ignore

describe('an answer under way', () => {
  test('grows by its events, and is what done says in the end', () => {
    const events = [
      { event: 'tool_call', data: { number: 1, name: 'add_task', arguments: { title: 'Milk' } } },
      { event: 'tool_result', data: { number: 1, name: 'add_task', result: { task_id: 5, title: 'Milk' }, is_error: false } },
      { event: 'text', data: { delta: 'Added ' } },
      { event: 'text', data: { delta: '“Milk' } },
      { event: 'done', data: DONE },
    ] as ChatEvent[]; // prettier-ignore
    const states = events.map(
      (
        (answer) => (event: ChatEvent) =>
          (answer = applyEvent(answer, event))
      )(newMessage('assistant', '')),
    );
    expect(states.map(({ content }) => content)).toEqual(['', '', 'Added ', 'Added “Milk', 'Added “Milk”.']);
    expect(states.map(({ toolCalls }) => describeToolCall(toolCalls[0]!).text)).toEqual([
      'Adding “Milk”',
      ...Array<string>(4).fill('Added “Milk”'),
    ]);
    expect(states.at(-1)).toMatchObject({ state: 'done', toolCalls: DONE.tool_calls });
  });

  test('is the same object when nothing of it is shown', () => {
    const answer = newMessage('assistant', '');
    expect(applyEvent(answer, { event: 'tasks_changed', data: {} })).toBe(answer);
  });
});
