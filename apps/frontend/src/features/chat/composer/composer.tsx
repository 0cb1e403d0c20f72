'use client';

import { ArrowUp, Square } from 'lucide-react';
import {
  type ClipboardEvent,
  type FormEvent,
  type KeyboardEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { cx } from '@/ui/class-names.ts';
import { useHydrated } from '@/ui/use-hydrated.ts';
import { MESSAGE_BOX } from '../../keyboard/focus-targets.ts';
import { keepDraft, readDraft } from '../../session/draft.ts';
import type { ChatMessage } from '../chat-message.ts';
import { EditNote } from './edit-note.tsx';
import { isVisible, lengthOf, MAX_MESSAGE_LENGTH } from './message-text.ts';

const SHOW_COUNT_FROM = 1800;
/** Browsers look for the direction of a whole text at each letter: with 1 MB, that takes seconds. */
const LONGEST_WITH_DIRECTION = 20_000;
/** The second click of a double click on “Send” meets the button that has come in its place. */
const DOUBLE_CLICK_MS = 500;

const COUNT = new Intl.NumberFormat('en');

interface ComposerProps {
  /** What is written here and not sent is kept under this name. */
  userId: string;
  /** Whether there is a conversation to send to; until then one may write. */
  ready: boolean;
  busy: boolean;
  /** The message that one edits; the draft before it comes back afterwards. */
  edit: ChatMessage | undefined;
  /** @param replaces the key of the message that was edited */
  onSend: (text: string, replaces?: string) => void;
  onStop: () => void;
  onEditLast: () => void;
  onEditEnd: () => void;
}

/** The message box: Enter sends, Shift+Enter begins a line. One may write on while the assistant is at work. */
export function Composer(props: ComposerProps) {
  const { userId, ready, busy, edit, onSend, onStop, onEditLast, onEditEnd } = props;
  const id = useId();
  const [draft, setDraft] = useState('');
  const [edited, setEdited] = useState({ of: edit, text: '' });
  const hydrated = useHydrated();
  const box = useRef<HTMLTextAreaElement>(null);
  const sentAt = useRef(0);
  if (edited.of !== edit) setEdited({ of: edit, text: edit?.content ?? '' });
  const text = edit ? edited.text : draft;
  const length = lengthOf(text.trim());
  const tooLong = length > MAX_MESSAGE_LENGTH;
  const sendable = isVisible(text) && !tooLong && !busy && ready;

  useEffect(() => {
    // The server knows no draft: it comes when the page's script is there.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setDraft((now) => now || readDraft(userId));
  }, [userId]);

  useEffect(() => {
    if (!edit || !box.current) return;
    box.current.focus();
    box.current.setSelectionRange(edit.content.length, edit.content.length);
  }, [edit]);

  function write(next: string) {
    if (edit) return setEdited({ of: edit, text: next });
    setDraft(next);
    keepDraft(userId, next);
  }

  function send() {
    if (!sendable) return;
    sentAt.current = performance.now();
    if (edit) onEditEnd();
    else write('');
    onSend(text.trim(), edit?.key);
    box.current?.focus();
  }

  function stop() {
    if (performance.now() - sentAt.current > DOUBLE_CLICK_MS) onStop();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    send();
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes a character, the keys belong to it.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
    if (event.key === 'Escape' && edit) onEditEnd();
    if (event.key === 'ArrowUp' && text === '' && !edit) {
      event.preventDefault();
      onEditLast();
    }
  }

  /** Before the text is there; the next rendering leaves it so. */
  function onPaste({ clipboardData, currentTarget }: ClipboardEvent<HTMLTextAreaElement>) {
    if (clipboardData.getData('text').length > LONGEST_WITH_DIRECTION) currentTarget.removeAttribute('dir');
  }

  return (
    <form onSubmit={submit} className="mx-auto w-full max-w-3xl px-4 pb-4 sm:px-6 sm:pb-5">
      {edit && <EditNote onCancel={onEditEnd} />}
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
          {...MESSAGE_BOX}
          rows={1}
          dir={text.length > LONGEST_WITH_DIRECTION ? undefined : 'auto'}
          value={text}
          readOnly={!hydrated}
          onChange={(event) => write(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
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
            onClick={stop}
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
          : `${COUNT.format(length)} of ${COUNT.format(MAX_MESSAGE_LENGTH)} characters${tooLong ? ': please shorten the message.' : ''}`}
      </p>
    </form>
  );
}
