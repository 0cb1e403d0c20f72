import type { Message, ToolCall } from '@todo/api-client';

/** A message as the page shows it. */
export interface ChatMessage {
  /** Stable while it is shown; not the id in the database. */
  key: string;
  role: 'user' | 'assistant';
  content: string;
  toolCalls: ToolCall[];
  /** `failed`: was not answered, see `problem`; `stopped`: the person stopped the answer. */
  state: 'done' | 'writing' | 'failed' | 'stopped';
  problem?: string;
}

export function fromStored(message: Message): ChatMessage {
  return {
    key: `stored-${message.id}`,
    role: message.role,
    content: message.content,
    toolCalls: message.tool_calls ?? [],
    state: 'done',
  };
}

let made = 0;

export function newMessage(role: ChatMessage['role'], content: string, more?: Partial<ChatMessage>): ChatMessage {
  return { key: `new-${++made}`, role, content, toolCalls: [], state: 'done', ...more };
}
