'use client';

import { memo, useDeferredValue, useId, useMemo, useState } from 'react';
import { cx } from '@/ui/class-names.ts';
import { RetryNotice } from '@/ui/retry-notice.tsx';
import { AddTaskForm } from './add-task-form.tsx';
import { TaskControls } from './task-controls.tsx';
import { arrange, countTasks, FILTERS, type TaskView } from './task-filter.ts';
import { TaskRow } from './task-row.tsx';
import type { TaskStore } from './use-tasks.ts';

/**
 * The task list with its controls, for the side of the chat and for the sheet on a phone. It has no part in what goes
 * on in the chat: an answer that streams in makes no row again.
 */
export const TaskPanel = memo(function TaskPanel({ store }: { store: TaskStore }) {
  const id = useId();
  const [view, setView] = useState<TaskView>({ filter: 'all', sort: 'created', search: '' });
  const { tasks, problem } = store;
  // The field that one types in comes first, the list after it.
  const asked = useDeferredValue(view);
  const visible = useMemo(() => arrange(tasks ?? [], asked), [tasks, asked]);
  const counts = countTasks(tasks ?? []);

  return (
    <section aria-labelledby={id} className="flex min-h-0 flex-1 flex-col">
      <div className="space-y-3 px-4 pt-4 pb-3">
        <div className="flex min-h-8 items-center justify-between gap-3">
          <h2 id={id} className="text-[0.9375rem] font-semibold tracking-tight">
            Tasks
          </h2>
          {counts.all > 0 && (
            <p aria-live="polite" className="text-sm text-muted">
              {counts.open === 0 ? 'All done' : `${counts.open} open`}
            </p>
          )}
        </div>
        <AddTaskForm onAdd={store.add} />
        {counts.all > 0 && (
          <TaskControls
            view={view}
            counts={counts}
            onChange={(change) => setView((now) => ({ ...now, ...change }))}
          />
        )}
        {problem && <RetryNotice words={problem} onRetry={() => void store.retry()} />}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-4">
        {!tasks && !problem && <TaskSkeleton />}
        <ul aria-label="Tasks">
          {visible.map((task) => (
            <TaskRow
              key={task.id}
              task={task}
              fresh={store.fresh.has(task.id)}
              onToggle={store.toggle}
              onEdit={store.edit}
              onRemove={store.remove}
            />
          ))}
        </ul>
        {tasks && visible.length === 0 && (
          <p className="px-6 py-8 text-center text-sm leading-relaxed text-balance text-muted">
            {asked.search.trim() && counts.all > 0
              ? 'No task has these words.'
              : FILTERS.find((one) => one.id === asked.filter)?.empty}
          </p>
        )}
      </div>
    </section>
  );
});

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
