import { Pencil } from 'lucide-react';
import { memo } from 'react';
import { BrandMark } from '@/ui/brand.tsx';
import { cx } from '@/ui/class-names.ts';
import { type ChatMessage, isNew } from '../chat-message.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { MessageOutcome } from './message-outcome.tsx';
import { ToolChip } from './tool-chip.tsx';

export interface MessageActions {
  onRetry: (key: string) => void;
  /** Puts one's own message into the message box. */
  onEdit: (message: ChatMessage) => void;
  /** The key of the message that is being edited. */
  edited: string | undefined;
}

interface MessageItemProps extends Omit<MessageActions, 'edited'> {
  message: ChatMessage;
  edited: boolean;
}

/** One message. No HTML in it ever becomes part of the page. */
export const MessageItem = memo(function MessageItem(props: MessageItemProps) {
  return props.message.role === 'user' ? <UserMessage {...props} /> : <AssistantMessage {...props} />;
});

function UserMessage({ message, edited, onRetry, onEdit }: MessageItemProps) {
  const { state } = message;
  return (
    <article className={cx('group/message flex flex-col items-end', isNew(message) && 'animate-appear')}>
      <h2 className="sr-only">You</h2>
      <div className="flex w-full items-center justify-end gap-1">
        {state !== 'waiting' && (
          <button
            type="button"
            aria-label="Edit and ask again"
            title="Edit and ask again"
            onClick={() => onEdit(message)}
            className="flex size-8 shrink-0 items-center justify-center rounded-lg text-muted transition-colors hover:bg-sunken hover:text-ink pointer-fine:opacity-0 pointer-fine:group-hover/message:opacity-100 pointer-fine:focus-visible:opacity-100"
          >
            <Pencil aria-hidden="true" className="size-3.5" />
          </button>
        )}
        <p
          dir="auto"
          className={cx(
            'max-w-[85%] min-w-0 rounded-2xl rounded-ee-md bg-bubble px-4 py-2.5 leading-relaxed break-words whitespace-pre-wrap text-on-bubble',
            state !== 'done' && 'opacity-75',
            edited && 'outline-2 outline-offset-2 outline-accent',
          )}
        >
          {message.content}
        </p>
      </div>
      <MessageOutcome message={message} onRetry={onRetry} />
    </article>
  );
}

function AssistantMessage({ message, onRetry }: MessageItemProps) {
  return (
    <article className={cx('flex gap-3', isNew(message) && 'animate-appear')}>
      <BrandMark className="mt-0.5 size-6 shrink-0" />
      <div className="min-w-0 flex-1">
        <h2 className="sr-only">Assistant</h2>
        {message.content && <Markdown text={message.content} />}
        {message.toolCalls.length > 0 && (
          <div className={cx('flex flex-wrap gap-1.5', message.content && 'mt-2.5')}>
            {message.toolCalls.map((call, index) => (
              <ToolChip key={index} call={call} />
            ))}
          </div>
        )}
        <MessageOutcome message={message} onRetry={onRetry} />
      </div>
    </article>
  );
}

/** Three dots while the assistant has not said anything yet. */
export function Thinking() {
  return (
    <div role="status" className="flex animate-appear items-center gap-3">
      <BrandMark className="size-6 shrink-0" />
      <span className="sr-only">The assistant is at work</span>
      <span aria-hidden="true" className="flex gap-1">
        {['', '[animation-delay:150ms]', '[animation-delay:300ms]'].map((delay) => (
          <span key={delay} className={cx('size-1.5 animate-pulse-dot rounded-full bg-muted', delay)} />
        ))}
      </span>
    </div>
  );
}
