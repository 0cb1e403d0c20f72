import type { Conversation } from '@todo/api-client';
import { describe, expect, test } from 'vitest';
import { arrangeConversations, nameOf } from './arrange.ts';
import { pathOf, placeOf } from './place.ts';

describe('the address of a conversation', () => {
  test.each(['/chat', '/chat/new', '/chat/12', '/chat/9007199254740991'])('%s is a place', (path) => {
    expect(pathOf(placeOf(path)!)).toBe(path);
  });

  test.each([
    '/chat/0',
    '/chat/-1',
    '/chat/1e3',
    '/chat/012',
    '/chat/9007199254740993',
    '/chat/12/13',
    '/chat/12%2F13',
    '/chat/١٢',
    '/chatter',
    '/account',
  ])('%s is none', (path) => {
    expect(placeOf(path)).toBeUndefined();
  });
});

describe('the list of conversations', () => {
  const now = new Date(2026, 10, 23, 9, 0);
  const at = (id: number, title: string, ...time: [number, number, number?]): Conversation => ({
    id,
    user_id: 'me',
    title,
    created_at: new Date(2026, 0, 1).toISOString(),
    updated_at: new Date(2026, ...time).toISOString(),
  });
  const all = [
    at(1, 'Groceries for Sunday', 9, 1),
    at(2, 'Call mom', 10, 22, 23),
    at(3, '', 10, 23, 0),
    at(4, 'Pay bills', 10, 16, 5),
    at(5, 'Sunday walk', 10, 23, 8),
  ];
  const shown = (search: string) =>
    arrangeConversations(all, search, now).map(({ label, conversations }) => [
      label,
      ...conversations.map(({ id }) => id),
    ]);

  test('has the one used last on top, under the day', () => {
    expect(shown('')).toEqual([
      ['Today', 5, 3],
      ['Yesterday', 2],
      ['The last 7 days', 4],
      ['Earlier', 1],
    ]);
  });

  test('is searched for every word, in any case and order', () => {
    expect(shown(' sunday ')).toEqual([
      ['Today', 5],
      ['Earlier', 1],
    ]);
    expect(shown('SUNDAY gro')).toEqual([['Earlier', 1]]);
    expect(shown('new conv')).toEqual([['Today', 3]]);
    expect(shown('dentist')).toEqual([]);
  });

  test('names what has no words', () => {
    expect(nameOf({ title: '  ' })).toBe('New conversation');
  });
});
