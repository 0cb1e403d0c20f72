import { RotateCcw } from 'lucide-react';
import { cx } from '@/ui/class-names.ts';
import type { ChatMessage } from '../chat-message.ts';

interface MessageOutcomeProps {
  message: ChatMessage;
  onRetry: (key: string) => void;
}

/** Under a message whose turn has not ended, or not well: why, and what can be done. */
export function MessageOutcome({ message, onRetry }: MessageOutcomeProps) {
  const { state, role, problem, key } = message;
  if (state === 'done' || state === 'writing') return null;
  const own = role === 'user';
  const action = own || state === 'waiting' ? 'Try again' : state === 'failed' ? 'Load again' : undefined;
  return (
    <div
      // What waits goes on by itself: no reason to interrupt anybody.
      role={state === 'waiting' ? 'status' : 'alert'}
      className={cx('mt-1.5 flex flex-wrap items-center gap-x-2 text-sm', own && 'justify-end text-end')}
    >
      <span className={state === 'failed' ? 'text-danger' : 'text-muted'}>
        {problem ?? 'You stopped the answer.'}
      </span>
      {action && (
        <button
          type="button"
          onClick={() => onRetry(key)}
          className="inline-flex min-h-8 items-center gap-1.5 rounded-lg px-2 font-medium text-accent hover:bg-accent-soft"
        >
          <RotateCcw aria-hidden="true" className="size-3.5" />
          {action}
        </button>
      )}
    </div>
  );
}
