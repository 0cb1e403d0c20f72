'use client';

import { useId, useState } from 'react';
import { Button } from '@/ui/button.tsx';
import { cx } from '@/ui/class-names.ts';
import { Notice } from '@/ui/notice.tsx';
import { AddTaskForm } from './add-task-form.tsx';
import { arrange, FILTERS, type TaskFilter } from './task-filter.ts';
import { TaskRow } from './task-row.tsx';
import type { TaskStore } from './use-tasks.ts';

/** The task list with its controls, for the side of the chat and for the sheet on a phone. */
export function TaskPanel({ store }: { store: TaskStore }) {
  const id = useId();
  const [filter, setFilter] = useState<TaskFilter>('all');
  const { tasks, problem } = store;
  const visible = arrange(tasks ?? [], filter);
  const open = tasks?.filter((task) => !task.completed).length ?? 0;

  return (
    <section aria-labelledby={id} className="flex min-h-0 flex-1 flex-col">
      <div className="space-y-3 px-4 pt-4 pb-3">
        <div className="flex min-h-8 items-center justify-between gap-3">
          <h2 id={id} className="text-[0.9375rem] font-semibold tracking-tight">
            Tasks
          </h2>
          {tasks && tasks.length > 0 && (
            <p aria-live="polite" className="text-sm text-muted">
              {open === 0 ? 'All done' : `${open} open`}
            </p>
          )}
        </div>
        <AddTaskForm onAdd={store.add} />
        {tasks && tasks.length > 0 && <FilterBar value={filter} onChange={setFilter} />}
        {problem && (
          <Notice
            tone="danger"
            action={
              <Button
                variant="plain"
                className="-my-1.5 min-h-8 px-2 text-danger"
                onClick={() => void store.refresh()}
              >
                Try again
              </Button>
            }
          >
            {problem}
          </Notice>
        )}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-4">
        {!tasks && !problem && <TaskSkeleton />}
        <ul aria-label="Tasks">
          {visible.map((task) => (
            <TaskRow
              key={task.id}
              task={task}
              fresh={store.fresh.has(task.id)}
              onToggle={() => void store.toggle(task)}
              onRemove={() => void store.remove(task)}
            />
          ))}
        </ul>
        {tasks && visible.length === 0 && (
          <p className="px-6 py-8 text-center text-sm leading-relaxed text-balance text-muted">
            {FILTERS.find(({ id: one }) => one === filter)?.empty}
          </p>
        )}
      </div>
    </section>
  );
}

function FilterBar({ value, onChange }: { value: TaskFilter; onChange: (filter: TaskFilter) => void }) {
  return (
    <div role="group" aria-label="Which tasks to show" className="flex gap-1 rounded-xl bg-sunken p-1">
      {FILTERS.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          aria-pressed={value === id}
          onClick={() => onChange(id)}
          className={cx(
            'min-h-8 flex-1 rounded-lg text-sm transition-colors',
            value === id ? 'bg-raised font-medium shadow-sm' : 'text-muted hover:text-ink',
          )}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

function TaskSkeleton() {
  return (
    <div role="status" className="space-y-2 px-2">
      <span className="sr-only">Loading the tasks</span>
      {['w-3/4', 'w-1/2', 'w-2/3'].map((width) => (
        <div key={width} className="flex h-10 items-center gap-3">
          <div className="size-5 animate-pulse rounded-full bg-sunken" />
          <div className={cx('h-4 animate-pulse rounded bg-sunken', width)} />
        </div>
      ))}
    </div>
  );
}
