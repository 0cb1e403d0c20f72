import { RotateCcw } from 'lucide-react';
import { BrandMark } from '@/ui/brand.tsx';
import { cx } from '@/ui/class-names.ts';
import type { ChatMessage } from './chat-message.ts';
import { ToolChip } from './tool-chip.tsx';

interface MessageItemProps {
  message: ChatMessage;
  onRetry: (key: string) => void;
}

/** One message. The text is shown as it is: no HTML in it ever becomes part of the page. */
export function MessageItem({ message, onRetry }: MessageItemProps) {
  return message.role === 'user' ? (
    <UserMessage message={message} onRetry={onRetry} />
  ) : (
    <AssistantMessage message={message} onRetry={onRetry} />
  );
}

function UserMessage({ message, onRetry }: MessageItemProps) {
  return (
    <article className="flex animate-appear flex-col items-end">
      <h2 className="sr-only">You</h2>
      <p
        dir="auto"
        className={cx(
          'max-w-[85%] rounded-2xl rounded-ee-md bg-bubble px-4 py-2.5 leading-relaxed break-words whitespace-pre-wrap text-on-bubble',
          message.state !== 'done' && 'opacity-75',
        )}
      >
        {message.content}
      </p>
      <Outcome message={message} action="Try again" onRetry={onRetry} />
    </article>
  );
}

function AssistantMessage({ message, onRetry }: MessageItemProps) {
  return (
    <article className="flex animate-appear gap-3">
      <BrandMark className="mt-0.5 size-6 shrink-0" />
      <div className="min-w-0 flex-1">
        <h2 className="sr-only">Assistant</h2>
        {message.content && (
          <p dir="auto" className="leading-relaxed break-words whitespace-pre-wrap">
            {message.content}
          </p>
        )}
        {message.toolCalls.length > 0 && (
          <div className={cx('flex flex-wrap gap-1.5', message.content && 'mt-2.5')}>
            {message.toolCalls.map((call, index) => (
              <ToolChip key={index} call={call} />
            ))}
          </div>
        )}
        <Outcome message={message} action="Load again" onRetry={onRetry} />
      </div>
    </article>
  );
}

/** Under a message whose turn did not end well: why, and what can be done. */
function Outcome({ message, action, onRetry }: MessageItemProps & { action: string }) {
  if (message.state !== 'failed' && message.state !== 'stopped') return null;
  const offered = message.state === 'failed' || message.role === 'user';
  return (
    <div role="alert" className="mt-1.5 flex flex-wrap items-center gap-x-2 text-sm">
      <span className={message.state === 'failed' ? 'text-danger' : 'text-muted'}>
        {message.problem ?? 'You stopped the answer.'}
      </span>
      {offered && (
        <button
          type="button"
          onClick={() => onRetry(message.key)}
          className="inline-flex min-h-8 items-center gap-1.5 rounded-lg px-2 font-medium text-accent hover:bg-accent-soft"
        >
          <RotateCcw aria-hidden="true" className="size-3.5" />
          {action}
        </button>
      )}
    </div>
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
