import { expect, test } from 'vitest';
import { newMessage } from '../chat-message.ts';
import { GROUP_SIZE, groupMessages, sameGroup } from './group-messages.ts';

const messages = Array.from({ length: 2 * GROUP_SIZE + 3 }, (_, index) => newMessage('user', `${index}`));

test('every message is in one group, in its order', () => {
  expect(groupMessages([])).toEqual([]);
  const groups = groupMessages(messages);
  expect(groups.map(({ length }) => length)).toEqual([GROUP_SIZE, GROUP_SIZE, 3]);
  expect(groups.flat()).toEqual(messages);
});

test('a message that comes, or grows, changes the last group only', () => {
  const before = groupMessages(messages);
  const longer = groupMessages([...messages, newMessage('assistant', 'Hello')]);
  const grown = groupMessages([...messages.slice(0, -1), { ...messages.at(-1)!, content: 'More' }]);
  for (const after of [longer, grown])
    expect(after.map((group, index) => sameGroup(group, before[index]!))).toEqual([true, true, false]);
});
