import type { ChatRequest, Message, ToolCall } from '@todo/api-client';

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
  /** `waiting`: is asked for again, see `problem`; `failed`: see `problem`; `stopped`: the person stopped the answer. */
  state: 'done' | 'writing' | 'waiting' | 'failed' | 'stopped';
  problem?: string;
  /** Of a person's message that was sent from this page: sent again as it was, it is answered once. */
  request?: ChatRequestOnce;
}

/** A question with its key; see newRequestKey. */
export interface ChatRequestOnce {
  key: string;
  body: ChatRequest;
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

/** Whether it was made on the page, and not read from the server. */
export function isNew(message: ChatMessage): boolean {
  return message.key.startsWith('new-');
}

let made = 0;

/** A message that was made on the page. */
export function newMessage(role: ChatMessage['role'], content: string): ChatMessage {
  const state = role === 'user' ? 'done' : 'writing';
  return { key: `new-${++made}`, role, content, toolCalls: [], state };
}
