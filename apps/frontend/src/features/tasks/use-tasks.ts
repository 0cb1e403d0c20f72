'use client';

import type { ApiClient, Task, TaskUpdate } from '@todo/api-client';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Tabs } from '../session/tabs.ts';
import { useNews } from '../session/use-news.ts';
import { useRecovery } from '../session/use-recovery.ts';
import type { Removals } from '../undo/removals.ts';
import { useHidden } from '../undo/use-removals.ts';
import { TaskList, type TaskListState } from './task-list-state.ts';

/** What the page shows (without what is being deleted) and what can be done with it. */
export interface TaskStore extends TaskListState {
  refresh(): Promise<void>;
  /** The same, asked for by somebody who has read what went wrong. */
  retry(): Promise<void>;
  /** @returns whether it was saved */
  add(title: string, requestKey: string): Promise<boolean>;
  /** @returns whether it was saved */
  edit(task: Task, changes: TaskUpdate): Promise<boolean>;
  toggle(task: Task): void;
  /** Hides it now and deletes it in a moment. */
  remove(task: Task): void;
}

const keyOf = (id: number) => `task-${id}`;
const NOTHING: TaskListState = { tasks: undefined, problem: undefined, fresh: new Set() };

/** The user's tasks; see TaskList. */
export function useTasks(client: ApiClient, tabs: Tabs, removals: Removals): TaskStore {
  const [state, setState] = useState(NOTHING);
  const hidden = useHidden(removals);
  const list = useMemo(() => new TaskList(client, setState, () => tabs.announce('tasks')), [client, tabs]);

  useEffect(() => {
    void list.refresh();
  }, [list]);
  useNews(tabs, 'tasks', list.refresh);
  useRecovery(state.problem !== undefined && !state.tasks, list.refresh);

  const remove = useCallback(
    (task: Task) =>
      removals.add({
        key: keyOf(task.id),
        words: `Deleted “${task.title}”`,
        commit: async () => void (await list.delete(task)),
      }),
    [list, removals],
  );

  /** The same functions for as long as the page is there: a row that has not changed is not made again. */
  const actions = useMemo(
    () => ({
      refresh: list.refresh,
      retry: list.retry,
      add: (title: string, requestKey: string) => list.add(title, requestKey),
      edit: (task: Task, changes: TaskUpdate) => list.update(task, changes),
      // A set, not a flip: two quick clicks or two tabs end where the last one wanted.
      toggle: (task: Task) => void list.update(task, { completed: !task.completed }),
      remove,
    }),
    [list, remove],
  );
  const tasks = useMemo(() => state.tasks?.filter(({ id }) => !hidden.has(keyOf(id))), [state.tasks, hidden]);
  return useMemo(() => ({ ...state, tasks, ...actions }), [state, tasks, actions]);
}
