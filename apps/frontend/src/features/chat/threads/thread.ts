import type { Message } from '@todo/api-client';
import type { Place } from '../../conversations/place.ts';
import { type ChatMessage, fromStored } from '../chat-message.ts';

/** One conversation as the page holds it. Several are held, so that an answer goes on while one looks at another. */
export interface Thread {
  /** Stable while the page is open; a new conversation has it before it has a number. */
  key: string;
  /** Its number on the server; undefined until the first message is there. */
  id: number | undefined;
  /** Begun under the address of a new conversation; it still stands there when it has just got its number. */
  begun: boolean;
  /** How far its messages are: `failed` says why in `problem`; `missing`: there is no such conversation. */
  loading: 'loading' | 'ready' | 'failed' | 'missing';
  problem?: string;
  messages: ChatMessage[];
  /** The assistant is at work. */
  busy: boolean;
}

let made = 0;

/** A conversation that has no message yet. */
export function newThread(): Thread {
  return { key: `new-${++made}`, id: undefined, begun: true, loading: 'ready', messages: [], busy: false };
}

/** A conversation whose messages are on their way. */
export function storedThread(id: number): Thread {
  return { key: `stored-${id}`, id, begun: false, loading: 'loading', messages: [], busy: false };
}

/** The one that stands at a place; undefined when none is held for it. */
export function threadAt(threads: readonly Thread[], place: Place): Thread | undefined {
  if (place.kind === 'latest') return undefined;
  if (place.kind === 'new') return threads.findLast((thread) => thread.begun);
  return threads.findLast((thread) => thread.id === place.id);
}

/** The threads with `next` in place of the one with its key, or behind them. */
export function putThread(threads: readonly Thread[], next: Thread): Thread[] {
  const known = threads.some(({ key }) => key === next.key);
  return known ? threads.map((one) => (one.key === next.key ? next : one)) : [...threads, next];
}

/** The messages with `message` in place of the one with its key, or behind them. */
export function putMessage(messages: readonly ChatMessage[], message: ChatMessage): ChatMessage[] {
  const known = messages.some(({ key }) => key === message.key);
  return known ? messages.map((one) => (one.key === message.key ? message : one)) : [...messages, message];
}

/**
 * What the server has, with the objects of what stands on the page already where both are the same: those
 * do not flash up again. What is only here (a message that was refused, say) goes.
 */
export function mergeStored(shown: readonly ChatMessage[], stored: readonly Message[]): ChatMessage[] {
  return stored.map((message, index) => {
    const here = shown[index];
    const same =
      here?.state === 'done' &&
      here.role === message.role &&
      here.content === message.content &&
      here.toolCalls.length === message.tool_calls.length;
    return same ? here : fromStored(message);
  });
}
