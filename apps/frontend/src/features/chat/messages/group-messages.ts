import type { ChatMessage } from '../chat-message.ts';

/** So many messages are shown or left out together. */
export const GROUP_SIZE = 50;
/** Of a long conversation so many groups are there at once: a screen and more. */
export const FIRST_GROUPS = 2;
/** So many follow each time when the page has nothing else to do. */
export const NEXT_GROUPS = 4;

/** The messages in groups that stay the same as the conversation grows: only the last one changes. */
export function groupMessages(messages: readonly ChatMessage[]): ChatMessage[][] {
  const groups: ChatMessage[][] = [];
  for (let start = 0; start < messages.length; start += GROUP_SIZE)
    groups.push(messages.slice(start, start + GROUP_SIZE));
  return groups;
}

/** Whether two groups hold the very same messages. */
export function sameGroup(one: readonly ChatMessage[], other: readonly ChatMessage[]): boolean {
  return one.length === other.length && one.every((message, index) => message === other[index]);
}
