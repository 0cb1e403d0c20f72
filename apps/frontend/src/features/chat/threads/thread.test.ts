import type { Message } from '@todo/api-client';
import { describe, expect, test } from 'vitest';
import { LATEST, NEW } from '../../conversations/place.ts';
import { newMessage } from '../chat-message.ts';
import { mergeStored, newThread, putThread, storedThread, threadAt } from './thread.ts';

describe('the conversations that the page holds', () => {
  test('one is found at its place, also when it has just got its number', () => {
    const begun = newThread();
    const threads = [storedThread(3), begun];
    expect(threadAt(threads, { kind: 'stored', id: 3 })).toBe(threads[0]);
    expect(threadAt(threads, NEW)).toBe(begun);
    expect(threadAt(threads, LATEST)).toBeUndefined();
    const numbered = putThread(threads, { ...begun, id: 4 });
    expect(numbered).toHaveLength(2);
    expect(threadAt(numbered, { kind: 'stored', id: 4 })?.key).toBe(begun.key);
    // The address follows in a moment.
    expect(threadAt(numbered, NEW)?.key).toBe(begun.key);
  });
});

describe('what the server has, over what is shown', () => {
  const stored = (id: number, role: Message['role'], content: string): Message => ({
    id,
    conversation_id: 1,
    role,
    content,
    tool_calls: [],
    assistant: null,
    created_at: '2026-11-23T04:00:00Z',
  });

  test('the same messages stay the same objects, new ones follow', () => {
    const mine = newMessage('user', 'Hello');
    const answer = { ...newMessage('assistant', 'Hi'), state: 'done' as const };
    const merged = mergeStored(
      [mine, answer],
      [stored(1, 'user', 'Hello'), stored(2, 'assistant', 'Hi'), stored(3, 'user', 'From another tab')],
    );
    expect(merged[0]).toBe(mine);
    expect(merged[1]).toBe(answer);
    expect(merged[2]).toMatchObject({ key: 'stored-3', content: 'From another tab', state: 'done' });
  });

  test('half an answer is replaced by the whole one, and what was never stored goes', () => {
    const half = { ...newMessage('assistant', 'I will'), state: 'failed' as const };
    const refused = { ...newMessage('user', 'And more'), state: 'failed' as const };
    const merged = mergeStored(
      [newMessage('user', 'Hello'), half, refused],
      [stored(1, 'user', 'Hello'), stored(2, 'assistant', 'I will do it.')],
    );
    expect(merged.map(({ content, state }) => [content, state])).toEqual([
      ['Hello', 'done'],
      ['I will do it.', 'done'],
    ]);
  });
});
