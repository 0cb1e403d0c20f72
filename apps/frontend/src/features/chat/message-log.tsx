'use client';

import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { ChatMessage } from './chat-message.ts';
import { MessageItem, Thinking } from './message-item.tsx';

/** How near the end (px) counts as reading along. */
const NEAR_END = 120;

interface MessageLogProps {
  messages: ChatMessage[];
  busy: boolean;
  onRetry: (key: string) => void;
  /** Shown instead of messages when there are none. */
  children?: ReactNode;
}

/** The messages. Stays at the end while one reads along, and where one is when one has scrolled up. */
export function MessageLog({ messages, busy, onRetry, children }: MessageLogProps) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const last = messages.at(-1);

  useLayoutEffect(() => {
    const element = box.current;
    // One's own message is always brought into view.
    if (element && (atEnd.current || last?.role === 'user')) element.scrollTop = element.scrollHeight;
  }, [last, busy]);

  function noteScroll() {
    const element = box.current;
    if (element) atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
  }

  return (
    <div
      ref={box}
      role="log"
      aria-label="Conversation"
      aria-busy={busy}
      tabIndex={0}
      onScroll={noteScroll}
      className="flex-1 overflow-y-auto overscroll-contain outline-offset-[-2px]"
    >
      <div className="mx-auto flex min-h-full w-full max-w-3xl flex-col gap-6 px-4 py-6 sm:px-6">
        {messages.length === 0 && !busy ? children : null}
        {messages.map((message) => (
          <MessageItem key={message.key} message={message} onRetry={onRetry} />
        ))}
        {busy && last?.role === 'user' && <Thinking />}
      </div>
    </div>
  );
}
