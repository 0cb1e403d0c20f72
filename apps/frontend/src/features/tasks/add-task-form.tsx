'use client';

import { Plus } from 'lucide-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import { IconButton } from '@/ui/button.tsx';
import { INPUT_CLASS } from '@/ui/text-field.tsx';
import { cx } from '@/ui/class-names.ts';
import { useHydrated } from '@/ui/use-hydrated.ts';

const MAX_TITLE_LENGTH = 200;

/** Adds a task by hand. What was typed stays in the field until it is saved. */
export function AddTaskForm({ onAdd }: { onAdd: (title: string) => Promise<boolean> }) {
  const id = useId();
  const [title, setTitle] = useState('');
  const hydrated = useHydrated();
  const saving = useRef(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const text = title.trim();
    if (text === '' || saving.current) return;
    saving.current = true;
    const saved = await onAdd(text);
    saving.current = false;
    if (saved) setTitle('');
  }

  return (
    <form onSubmit={submit} className="relative">
      <label htmlFor={id} className="sr-only">
        New task
      </label>
      <input
        id={id}
        value={title}
        readOnly={!hydrated}
        dir="auto"
        maxLength={MAX_TITLE_LENGTH}
        autoComplete="off"
        placeholder="New task"
        onChange={(event) => setTitle(event.target.value)}
        className={cx(INPUT_CLASS, 'h-11 pe-12')}
      />
      <IconButton
        type="submit"
        label="Add task"
        disabled={title.trim() === ''}
        className="absolute inset-y-0 end-0.5 my-auto text-accent"
      >
        <Plus aria-hidden="true" className="size-5" />
      </IconButton>
    </form>
  );
}
