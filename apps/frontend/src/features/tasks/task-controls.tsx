'use client';

import { ArrowDownUp } from 'lucide-react';
import { useId } from 'react';
import { cx } from '@/ui/class-names.ts';
import { SearchField } from '@/ui/search-field.tsx';
import { FILTERS, SORTS, type TaskFilter, type TaskView } from './task-filter.ts';

interface TaskControlsProps {
  view: TaskView;
  counts: Record<TaskFilter, number>;
  onChange: (change: Partial<TaskView>) => void;
}

/** Which tasks are shown, and in which order. */
export function TaskControls({ view, counts, onChange }: TaskControlsProps) {
  const id = useId();
  return (
    <>
      <div role="group" aria-label="Which tasks to show" className="flex gap-1 rounded-xl bg-sunken p-1">
        {FILTERS.map(({ id: filter, label }) => (
          <button
            key={filter}
            type="button"
            aria-pressed={view.filter === filter}
            onClick={() => onChange({ filter })}
            className={cx(
              'flex min-h-8 flex-1 items-center justify-center gap-1.5 rounded-lg text-sm transition-colors',
              view.filter === filter ? 'bg-raised font-medium shadow-sm' : 'text-muted hover:text-ink',
            )}
          >
            {label}
            <span className="text-xs font-normal text-muted tabular-nums">{counts[filter]}</span>
          </button>
        ))}
      </div>
      <div className="flex gap-2">
        <SearchField
          label="Search tasks"
          placeholder="Search"
          value={view.search}
          onChange={(search) => onChange({ search })}
          className="min-w-0 flex-1"
        />
        <div className="relative shrink-0">
          <label htmlFor={id} className="sr-only">
            Order of the tasks
          </label>
          <ArrowDownUp
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 start-3 my-auto size-4 text-muted"
          />
          <select
            id={id}
            value={view.sort}
            onChange={(event) => {
              const sort = SORTS.find((one) => one.id === event.target.value)?.id;
              if (sort) onChange({ sort });
            }}
            className="h-10 appearance-none rounded-xl border border-line-strong bg-surface ps-9 pe-3 text-sm text-ink transition-colors hover:border-muted"
          >
            {SORTS.map(({ id: sort, label }) => (
              <option key={sort} value={sort}>
                {label}
              </option>
            ))}
          </select>
        </div>
      </div>
    </>
  );
}
