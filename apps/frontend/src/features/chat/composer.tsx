'use client';

import { ArrowUp, Square } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { cx } from '@/ui/class-names.ts';
import { useHydrated } from '@/ui/use-hydrated.ts';

/** The backend's limit for one message, in characters. */
export const MAX_MESSAGE_LENGTH = 2000;
const SHOW_COUNT_FROM = 1800;

interface ComposerProps {
  busy: boolean;
  onSend: (text: string) => void;
  onStop: () => void;
}

/** The message box: Enter sends, Shift+Enter begins a line. One may write on while the assistant is at work. */
export function Composer({ busy, onSend, onStop }: ComposerProps) {
  const id = useId();
  const [text, setText] = useState('');
  const hydrated = useHydrated();
  const box = useRef<HTMLTextAreaElement>(null);
  const length = [...text.trim()].length;
  const tooLong = length > MAX_MESSAGE_LENGTH;
  const sendable = length > 0 && !tooLong && !busy;

  function send() {
    if (!sendable) return;
    onSend(text.trim());
    setText('');
    box.current?.focus();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    send();
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes a character, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  }

  return (
    <form onSubmit={submit} className="mx-auto w-full max-w-3xl px-4 pb-4 sm:px-6 sm:pb-5">
      <div
        className={cx(
          'flex items-end gap-2 rounded-2xl border bg-surface p-1.5 shadow-card transition-colors',
          'focus-within:border-accent focus-within:ring-2 focus-within:ring-accent/25',
          tooLong ? 'border-danger' : 'border-line-strong',
        )}
      >
        <label htmlFor={id} className="sr-only">
          Message
        </label>
        <textarea
          ref={box}
          id={id}
          rows={1}
          dir="auto"
          value={text}
          readOnly={!hydrated}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          placeholder="Tell me what to do…"
          aria-describedby={`${id}-note`}
          aria-invalid={tooLong || undefined}
          enterKeyHint="send"
          autoComplete="off"
          className="field-sizing-content max-h-44 min-h-10 min-w-0 flex-1 resize-none bg-transparent px-2.5 py-2 text-base leading-6 outline-none placeholder:text-muted"
        />
        {busy ? (
          <button
            type="button"
            aria-label="Stop"
            title="Stop"
            onClick={onStop}
            className="flex size-10 shrink-0 items-center justify-center rounded-xl bg-sunken text-ink transition-colors hover:bg-line"
          >
            <Square aria-hidden="true" className="size-4 fill-current" />
          </button>
        ) : (
          <button
            type="submit"
            aria-label="Send"
            title="Send"
            disabled={!sendable}
            className="flex size-10 shrink-0 items-center justify-center rounded-xl bg-accent text-on-accent transition-colors hover:bg-accent-hover disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted"
          >
            <ArrowUp aria-hidden="true" className="size-5" />
          </button>
        )}
      </div>
      <p
        id={`${id}-note`}
        aria-live="polite"
        className={cx(
          'px-2 pt-1.5 text-xs',
          tooLong ? 'text-danger' : 'text-muted',
          length < SHOW_COUNT_FROM && 'max-sm:sr-only',
        )}
      >
        {length < SHOW_COUNT_FROM
          ? 'Enter sends, Shift + Enter begins a new line.'
          : `${length} of ${MAX_MESSAGE_LENGTH} characters${tooLong ? ': please shorten the message.' : ''}`}
      </p>
    </form>
  );
}
