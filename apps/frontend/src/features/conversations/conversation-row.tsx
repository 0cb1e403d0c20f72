'use client';

import type { Conversation } from '@todo/api-client';
import { Pencil, Trash2 } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import { IconButton } from '@/ui/button.tsx';
import { cx } from '@/ui/class-names.ts';
import { nameOf } from './arrange.ts';
import { pathOf } from './place.ts';

/** The backend's limit for a title, in characters. */
const MAX_TITLE_LENGTH = 200;

interface ConversationRowProps {
  conversation: Conversation;
  current: boolean;
  onOpen: () => void;
  onRename: (title: string) => void;
  onRemove: () => void;
}

/** One conversation: opens it; a pencil and a bin beside it. */
export function ConversationRow({ conversation, current, onOpen, onRename, onRemove }: ConversationRowProps) {
  const [editing, setEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const name = nameOf(conversation);

  function open(event: MouseEvent) {
    // With a key held down the browser opens it in another tab or window.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    onOpen();
  }

  function endEditing(title?: string) {
    setEditing(false);
    if (title && title !== conversation.title) onRename(title);
    requestAnimationFrame(() => pencil.current?.focus());
  }

  if (editing) {
    return (
      <li className="px-1 py-0.5">
        <RenameField title={conversation.title} onEnd={endEditing} />
      </li>
    );
  }
  return (
    <li
      className={cx(
        'group relative flex items-center rounded-xl transition-colors [content-visibility:auto] [contain-intrinsic-size:auto_2.5rem]',
        current ? 'bg-sunken' : 'hover:bg-sunken',
      )}
    >
      <a
        href={pathOf({ kind: 'stored', id: conversation.id })}
        aria-current={current ? 'page' : undefined}
        title={name}
        onClick={open}
        className={cx(
          'min-w-0 flex-1 truncate rounded-xl px-3 py-2 text-sm leading-6',
          current ? 'font-medium text-ink' : 'text-muted group-hover:text-ink',
        )}
      >
        <bdi>{name}</bdi>
      </a>
      {/* With a mouse they come when one points at the row; on a touch screen they stand. */}
      <span className="flex shrink-0 pointer-fine:absolute pointer-fine:end-0 pointer-fine:rounded-xl pointer-fine:bg-sunken pointer-fine:opacity-0 pointer-fine:group-has-focus-visible:opacity-100 pointer-fine:group-hover:opacity-100">
        <IconButton
          ref={pencil}
          label={`Rename ${name}`}
          onClick={() => setEditing(true)}
          className="pointer-fine:w-8"
        >
          <Pencil aria-hidden="true" className="size-4" />
        </IconButton>
        <IconButton label={`Delete ${name}`} onClick={onRemove} className="pointer-fine:w-8">
          <Trash2 aria-hidden="true" className="size-4" />
        </IconButton>
      </span>
    </li>
  );
}

/** Enter or leaving the field keeps the new name, Escape the old one. */
function RenameField({ title, onEnd }: { title: string; onEnd: (title?: string) => void }) {
  const [text, setText] = useState(title);
  const over = useRef(false);

  function end(result?: string) {
    if (over.current) return;
    over.current = true;
    onEnd(result);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') end(text.trim());
    if (event.key === 'Escape') {
      // Not the sheet around it.
      event.preventDefault();
      event.stopPropagation();
      end();
    }
  }

  return (
    <input
      autoFocus
      aria-label="Name of the conversation"
      dir="auto"
      value={text}
      maxLength={MAX_TITLE_LENGTH}
      autoComplete="off"
      onFocus={(event) => event.target.select()}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => end(text.trim())}
      className="h-9 w-full rounded-lg border border-accent bg-surface px-2 text-base outline-2 outline-accent/40 sm:text-sm"
    />
  );
}
