import { memo } from 'react';
import { cx } from '@/ui/class-names.ts';
import type { ChatMessage } from '../chat-message.ts';
import { sameGroup } from './group-messages.ts';
import { MessageItem, type MessageActions } from './message-item.tsx';

interface MessageGroupProps extends MessageActions {
  messages: readonly ChatMessage[];
  /** Far up in the conversation: the browser lays it out when one comes near. */
  far: boolean;
}

/** Messages that follow each other. Made anew only when one of them has changed. */
export const MessageGroup = memo(
  function MessageGroup({ messages, far, edited, ...actions }: MessageGroupProps) {
    return (
      <div
        className={cx(
          'flex flex-col gap-6',
          far && '[content-visibility:auto] [contain-intrinsic-size:auto_5000px]',
        )}
      >
        {messages.map((message) => (
          <MessageItem key={message.key} message={message} edited={message.key === edited} {...actions} />
        ))}
      </div>
    );
  },
  (before, after) =>
    before.far === after.far &&
    before.onRetry === after.onRetry &&
    before.onEdit === after.onEdit &&
    before.edited === after.edited &&
    sameGroup(before.messages, after.messages),
);
