import type { Message, ToolCall } from '@todo/api-client';

/** A tool call on the page; while it runs it has its number in the turn and no result yet. */
export interface ShownToolCall extends ToolCall {
  number?: number;
}

/** A message as the page shows it. */
export interface ChatMessage {
  /** Stable while it is shown; not the id in the database. */
  key: string;
  role: 'user' | 'assistant';
  content: string;
  toolCalls: ShownToolCall[];
  /** `failed`: see `problem`; `stopped`: the person stopped the answer. */
  state: 'done' | 'writing' | 'failed' | 'stopped';
  problem?: string;
}

export function fromStored(message: Message): ChatMessage {
  return {
    key: `stored-${message.id}`,
    role: message.role,
    content: message.content,
    toolCalls: message.tool_calls,
    state: 'done',
  };
}

let made = 0;

/** A message that was made on the page. */
export function newMessage(role: ChatMessage['role'], content: string): ChatMessage {
  const state = role === 'user' ? 'done' : 'writing';
  return { key: `new-${++made}`, role, content, toolCalls: [], state };
}
