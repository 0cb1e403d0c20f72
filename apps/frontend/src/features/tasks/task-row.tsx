import type { Task } from '@todo/api-client';
import { Check, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { IconButton } from '@/ui/button.tsx';
import { cx } from '@/ui/class-names.ts';

interface TaskRowProps {
  task: Task;
  /** Changed a moment ago: glows once. */
  fresh: boolean;
  onToggle: () => void;
  onRemove: () => void;
}

/** One task: tick, title with the number that the assistant knows it by, delete. */
export function TaskRow({ task, fresh, onToggle, onRemove }: TaskRowProps) {
  const id = useId();
  return (
    <li
      className={cx(
        'group flex items-start gap-1 rounded-xl ps-2 pe-1 transition-colors hover:bg-sunken',
        fresh && 'animate-glow',
      )}
    >
      <span className="relative flex size-10 shrink-0 items-center justify-center">
        <input
          id={id}
          type="checkbox"
          checked={task.completed}
          onChange={onToggle}
          className="peer size-5 appearance-none rounded-full border-[1.5px] border-line-strong transition-colors checked:border-accent checked:bg-accent hover:border-accent"
        />
        <Check
          aria-hidden="true"
          strokeWidth={3}
          className="pointer-events-none absolute size-3.5 scale-50 text-on-accent opacity-0 transition peer-checked:scale-100 peer-checked:opacity-100"
        />
      </span>
      <label
        htmlFor={id}
        className="min-w-0 flex-1 cursor-pointer py-2 text-[0.9375rem] leading-6 break-words"
      >
        <span dir="auto" className={cx('transition-colors', task.completed && 'text-muted line-through')}>
          {task.title}
        </span>
        {task.description && (
          <span dir="auto" className="block text-sm text-muted">
            {task.description}
          </span>
        )}
      </label>
      {/* With a mouse the bin takes the number's place while one points at the row; on a touch screen both stand. */}
      <span className="relative flex min-w-10 shrink-0 items-start justify-end">
        <span
          title="The number of this task"
          className="px-2 py-2 text-xs leading-6 text-muted tabular-nums transition-opacity pointer-fine:group-focus-within:opacity-0 pointer-fine:group-hover:opacity-0"
        >
          <span aria-hidden="true">#</span>
          {task.id}
        </span>
        <IconButton
          label={`Delete ${task.title}`}
          onClick={onRemove}
          className="pointer-fine:absolute pointer-fine:end-0 pointer-fine:opacity-0 pointer-fine:group-focus-within:opacity-100 pointer-fine:group-hover:opacity-100"
        >
          <Trash2 aria-hidden="true" className="size-4" />
        </IconButton>
      </span>
    </li>
  );
}
