import type { Conversation } from '@todo/api-client';

export interface Group {
  label: string;
  conversations: Conversation[];
}

const DAY_MS = 24 * 60 * 60 * 1000;

function startOfDay(time: Date): number {
  return new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();
}

function labelOf(time: Date, now: Date): string {
  // Rounded: a day on which the clocks change has 23 or 25 hours.
  const days = Math.round((startOfDay(now) - startOfDay(time)) / DAY_MS);
  if (days <= 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return days <= 7 ? 'The last 7 days' : 'Earlier';
}

/** The name of a conversation in the list; one that was never given words has a name, too. */
export function nameOf(conversation: Pick<Conversation, 'title'>): string {
  return conversation.title.trim() || 'New conversation';
}

/** Those whose name has every word that was looked for, by the day on which they were used last. */
export function arrangeConversations(
  conversations: readonly Conversation[],
  search: string,
  now: Date,
): Group[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const groups: Group[] = [];
  const latestFirst = conversations.toSorted((a, b) => Date.parse(b.updated_at) - Date.parse(a.updated_at));
  for (const conversation of latestFirst) {
    const name = nameOf(conversation).toLocaleLowerCase();
    if (!words.every((word) => name.includes(word))) continue;
    const label = labelOf(new Date(conversation.updated_at), now);
    const last = groups.at(-1);
    if (last?.label === label) last.conversations.push(conversation);
    else groups.push({ label, conversations: [conversation] });
  }
  return groups;
}
