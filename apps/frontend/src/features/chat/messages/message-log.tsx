'use client';

import { type ReactNode, useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import type { ChatMessage } from '../chat-message.ts';
import { FIRST_GROUPS, groupMessages, NEXT_GROUPS } from './group-messages.ts';
import { MessageGroup } from './message-group.tsx';
import { type MessageActions, Thinking } from './message-item.tsx';
import { useGradually } from './use-gradually.ts';

/** How near the end (px) counts as reading along. */
const NEAR_END = 120;

interface MessageLogProps extends MessageActions {
  messages: ChatMessage[];
  busy: boolean;
  /** Shown instead of messages when there are none. */
  children?: ReactNode;
}

/** The messages. Stays at the end while one reads along, and where one is when one has scrolled up. */
export function MessageLog({ messages, busy, children, ...actions }: MessageLogProps) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const height = useRef(0);
  const last = messages.at(-1);
  const groups = useMemo(() => groupMessages(messages), [messages]);
  const shown = useGradually(groups.length, FIRST_GROUPS, NEXT_GROUPS);
  const left = groups.length - shown;

  const follow = useCallback(() => {
    const element = box.current;
    if (element && atEnd.current) element.scrollTop = element.scrollHeight;
  }, []);

  useLayoutEffect(() => {
    // One's own message is always brought into view.
    if (last?.role === 'user') atEnd.current = true;
    follow();
  }, [last, busy, follow]);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    // Earlier messages came in above. The browser keeps what one reads in its place, but not at the very top.
    if (element.scrollTop === 0 && !atEnd.current) element.scrollTop = element.scrollHeight - height.current;
    height.current = element.scrollHeight;
    follow();
  }, [shown, follow]);

  useLayoutEffect(() => {
    if (!box.current) return;
    // A phone's keyboard comes, a banner, a longer message box: the end stays in view.
    const sizes = new ResizeObserver(follow);
    sizes.observe(box.current);
    return () => sizes.disconnect();
  }, [follow]);

  function noteScroll() {
    const element = box.current;
    if (element) atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
  }

  return (
    <div
      ref={box}
      role="log"
      aria-label="Conversation"
      aria-busy={busy || left > 0}
      tabIndex={0}
      onScroll={noteScroll}
      className="flex-1 overflow-y-auto overscroll-contain outline-offset-[-2px]"
    >
      <div className="mx-auto flex min-h-full w-full max-w-3xl flex-col gap-6 px-4 py-6 sm:px-6">
        {messages.length === 0 && !busy ? children : null}
        {groups.slice(left).map((group, index) => (
          <MessageGroup
            key={left + index}
            messages={group}
            far={left + index < groups.length - FIRST_GROUPS}
            {...actions}
          />
        ))}
        {busy && last?.role === 'user' && last.state !== 'waiting' && <Thinking />}
      </div>
    </div>
  );
}
