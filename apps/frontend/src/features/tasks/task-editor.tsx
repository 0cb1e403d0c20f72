'use client';

import type { Task, TaskUpdate } from '@todo/api-client';
import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { Button } from '@/ui/button.tsx';
import { cx } from '@/ui/class-names.ts';
import { INPUT_CLASS } from '@/ui/text-field.tsx';
import { changesOf, fieldsOf, MAX_TITLE_LENGTH, problemOf, type TaskFields } from './task-edit.ts';

interface TaskEditorProps {
  task: Task;
  /** @param changes undefined: leave the task as it is */
  onEnd: (changes?: TaskUpdate) => void;
}

/** A task's fields in place of its row. Enter in a line and Ctrl+Enter in the description save, Escape does not. */
export function TaskEditor({ task, onEnd }: TaskEditorProps) {
  const id = useId();
  const [began] = useState(() => fieldsOf(task));
  const [fields, setFields] = useState(began);
  const [tried, setTried] = useState(false);
  const problem = problemOf(fields);
  const set = (change: Partial<TaskFields>) => setFields({ ...fields, ...change });

  function submit(event?: FormEvent) {
    event?.preventDefault();
    setTried(true);
    if (!problem) onEnd(changesOf(began, fields));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
    if (event.key !== 'Escape') return;
    // Not the sheet around it.
    event.preventDefault();
    event.stopPropagation();
    onEnd();
  }

  return (
    <li className="px-2 py-1">
      <form
        aria-label={`Edit ${task.title}`}
        noValidate
        onSubmit={submit}
        onKeyDown={onKeyDown}
        className="animate-appear space-y-2.5 rounded-2xl border border-line-strong bg-surface p-3 shadow-card"
      >
        <Field id={`${id}-title`} label="Title">
          <input
            autoFocus
            id={`${id}-title`}
            dir="auto"
            value={fields.title}
            maxLength={MAX_TITLE_LENGTH}
            autoComplete="off"
            aria-invalid={(tried && problem !== undefined) || undefined}
            aria-describedby={tried && problem ? `${id}-problem` : undefined}
            onChange={(event) => set({ title: event.target.value })}
            className={cx(INPUT_CLASS, 'h-10')}
          />
        </Field>
        <Field id={`${id}-description`} label="Description">
          <textarea
            id={`${id}-description`}
            dir="auto"
            rows={2}
            value={fields.description}
            onChange={(event) => set({ description: event.target.value })}
            className={cx(INPUT_CLASS, 'field-sizing-content max-h-40 min-h-16 resize-none py-2 leading-6')}
          />
        </Field>
        <Field id={`${id}-due`} label="Due date">
          <input
            id={`${id}-due`}
            type="date"
            max="9999-12-31"
            value={fields.dueDate}
            onChange={(event) => set({ dueDate: event.target.value })}
            className={cx(INPUT_CLASS, 'h-10')}
          />
        </Field>
        {problem && (tried || fields.title.trim() !== '') && (
          <p id={`${id}-problem`} role="alert" className="text-sm text-danger">
            {problem}
          </p>
        )}
        <div className="flex justify-end gap-2 pt-0.5">
          <Button variant="plain" onClick={() => onEnd()}>
            Cancel
          </Button>
          <Button type="submit" variant="primary">
            Save
          </Button>
        </div>
      </form>
    </li>
  );
}

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-muted">
        {label}
      </label>
      {children}
    </div>
  );
}
