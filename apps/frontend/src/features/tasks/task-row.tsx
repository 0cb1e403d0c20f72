'use client';

import type { Task, TaskUpdate } from '@todo/api-client';
import { CalendarDays, Check, Pencil, Trash2 } from 'lucide-react';
import { memo, useId, useRef, useState } from 'react';
import { IconButton } from '@/ui/button.tsx';
import { cx } from '@/ui/class-names.ts';
import { describeDue } from './due-date.ts';
import { TaskEditor } from './task-editor.tsx';

interface TaskRowProps {
  task: Task;
  /** Changed a moment ago: glows once. */
  fresh: boolean;
  onToggle: (task: Task) => void;
  onEdit: (task: Task, changes: TaskUpdate) => void;
  onRemove: (task: Task) => void;
}

const DUE_COLOURS = { overdue: 'text-danger', today: 'text-warn', soon: 'text-accent', later: 'text-muted' };

/**
 * One task: tick, title with the number that the assistant knows it by, due date, edit, delete. Made again only when
 * it has changed: of 500 rows one letter in the search would else make all of them.
 */
export const TaskRow = memo(function TaskRow({ task, fresh, onToggle, onEdit, onRemove }: TaskRowProps) {
  const id = useId();
  const [editing, setEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  /** On its way to the server: it has no number yet to change it by. */
  const pending = task.id < 0;

  function endEditing(changes?: TaskUpdate) {
    setEditing(false);
    if (changes) onEdit(task, changes);
    requestAnimationFrame(() => pencil.current?.focus());
  }

  if (editing) return <TaskEditor task={task} onEnd={endEditing} />;
  return (
    <li
      className={cx(
        'group flex items-start gap-1 rounded-xl ps-2 pe-1 transition-colors [content-visibility:auto] [contain-intrinsic-size:auto_2.5rem] hover:bg-sunken',
        fresh && 'animate-glow',
        pending && 'opacity-60',
      )}
    >
      <span className="relative flex size-10 shrink-0 items-center justify-center">
        <input
          id={id}
          type="checkbox"
          checked={task.completed}
          disabled={pending}
          aria-describedby={task.description || task.due_date ? `${id}-more` : undefined}
          onChange={() => onToggle(task)}
          className="peer size-5 appearance-none rounded-full border-[1.5px] border-line-strong transition-colors checked:border-accent checked:bg-accent hover:border-accent"
        />
        <Check
          aria-hidden="true"
          strokeWidth={3}
          className="pointer-events-none absolute size-3.5 scale-50 text-on-accent opacity-0 transition peer-checked:scale-100 peer-checked:opacity-100"
        />
      </span>
      <div className="min-w-0 flex-1 py-2 text-[0.9375rem] leading-6 break-words">
        <label
          htmlFor={id}
          dir="auto"
          className={cx(
            'block cursor-pointer transition-colors',
            task.completed && 'text-muted line-through',
          )}
        >
          {task.title}
        </label>
        <div id={`${id}-more`}>
          {task.description && (
            <p dir="auto" className="text-sm whitespace-pre-wrap text-muted">
              {task.description}
            </p>
          )}
          {task.due_date && <DueDate date={task.due_date} completed={task.completed} />}
        </div>
      </div>
      {/* With a mouse the buttons take the number's place while one points at the row; on a touch screen all stand. */}
      {!pending && (
        <span className="relative flex min-w-10 shrink-0 items-start justify-end">
          <span
            title="The number of this task"
            className="px-2 py-2 text-xs leading-6 text-muted tabular-nums transition-opacity pointer-coarse:px-1 pointer-fine:group-has-focus-visible:opacity-0 pointer-fine:group-hover:opacity-0"
          >
            <span aria-hidden="true">#</span>
            {task.id}
          </span>
          <span className="flex rounded-xl pointer-fine:absolute pointer-fine:end-0 pointer-fine:bg-sunken pointer-fine:opacity-0 pointer-fine:group-has-focus-visible:opacity-100 pointer-fine:group-hover:opacity-100">
            <IconButton
              ref={pencil}
              label={`Edit ${task.title}`}
              onClick={() => setEditing(true)}
              className="w-9"
            >
              <Pencil aria-hidden="true" className="size-4" />
            </IconButton>
            <IconButton label={`Delete ${task.title}`} onClick={() => onRemove(task)} className="w-9">
              <Trash2 aria-hidden="true" className="size-4" />
            </IconButton>
          </span>
        </span>
      )}
    </li>
  );
});

function DueDate({ date, completed }: { date: string; completed: boolean }) {
  const { nearness, text } = describeDue(date, new Date());
  return (
    <p className={cx('flex items-center gap-1.5 text-sm', completed ? 'text-muted' : DUE_COLOURS[nearness])}>
      <CalendarDays aria-hidden="true" className="size-3.5 shrink-0" />
      <span className="sr-only">{nearness === 'overdue' && !completed ? 'Overdue since' : 'Due'}</span>
      <time dateTime={date}>{text}</time>
      {nearness === 'overdue' && !completed && <span aria-hidden="true">· overdue</span>}
    </p>
  );
}
