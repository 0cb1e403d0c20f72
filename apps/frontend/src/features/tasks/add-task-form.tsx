'use client';

import { Plus } from 'lucide-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import { IconButton } from '@/ui/button.tsx';
import { INPUT_CLASS } from '@/ui/text-field.tsx';
import { cx } from '@/ui/class-names.ts';
import { useHydrated } from '@/ui/use-hydrated.ts';
import { NEW_TASK_BOX } from '../keyboard/focus-targets.ts';
import { newRequestKey } from '../session/request-key.ts';
import { MAX_TITLE_LENGTH } from './task-edit.ts';

/** Adds a task by hand. One may go on with the next at once; what could not be saved comes back into the field. */
export function AddTaskForm({ onAdd }: { onAdd: (title: string, requestKey: string) => Promise<boolean> }) {
  const id = useId();
  const [title, setTitle] = useState('');
  const hydrated = useHydrated();
  /** The last one that failed: the same title again is the same task. */
  const failed = useRef<{ title: string; requestKey: string } | undefined>(undefined);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const text = title.trim();
    if (text === '') return;
    const requestKey = failed.current?.title === text ? failed.current.requestKey : newRequestKey();
    setTitle('');
    const saved = await onAdd(text, requestKey);
    failed.current = saved ? undefined : { title: text, requestKey };
    if (!saved) setTitle((now) => (now === '' ? text : now));
  }

  return (
    <form onSubmit={submit} className="relative">
      <label htmlFor={id} className="sr-only">
        New task
      </label>
      <input
        id={id}
        {...NEW_TASK_BOX}
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
