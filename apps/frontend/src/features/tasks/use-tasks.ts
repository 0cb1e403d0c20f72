'use client';

import type { ApiClient, Task } from '@todo/api-client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { wordsOf } from '../session/words-of.ts';
import { changedIds } from './changed-ids.ts';

export interface TaskStore {
  /** Undefined until they were read for the first time. */
  tasks: Task[] | undefined;
  /** What the last call failed with. */
  problem: string | undefined;
  /** Tasks that have just changed, to be pointed out. */
  fresh: ReadonlySet<number>;
  refresh(): Promise<void>;
  /** @returns whether it was saved */
  add(title: string): Promise<boolean>;
  toggle(task: Task): Promise<void>;
  remove(task: Task): Promise<void>;
  dismissProblem(): void;
}

/** The user's tasks. Changes show at once and are taken back when the server refuses them. */
export function useTasks(client: ApiClient): TaskStore {
  const [tasks, setTasks] = useState<Task[]>();
  const [problem, setProblem] = useState<string>();
  const [fresh, setFresh] = useState<ReadonlySet<number>>(new Set());
  const shown = useRef<Task[] | undefined>(undefined);
  /** Counts reads and changes: an answer that is overtaken by a later one is dropped. */
  const version = useRef(0);

  const show = useCallback((next: Task[] | undefined) => {
    shown.current = next;
    setTasks(next);
  }, []);

  const refresh = useCallback(async () => {
    const mine = ++version.current;
    try {
      const next = await client.listTasks({ sort: 'created' });
      if (mine !== version.current) return;
      const changed = changedIds(shown.current, next);
      if (changed.size > 0) setFresh(changed);
      show(next);
      setProblem(undefined);
    } catch (error) {
      if (mine === version.current) setProblem(wordsOf(error));
    }
  }, [client, show]);

  useEffect(() => {
    void refresh();
    // What another tab or device changed shows when one comes back.
    const onReturn = () => document.visibilityState === 'visible' && void refresh();
    document.addEventListener('visibilitychange', onReturn);
    return () => document.removeEventListener('visibilitychange', onReturn);
  }, [refresh]);

  /** Shows `optimistic`, makes the call, then shows what `settle` makes of the answer; undone on failure. */
  const change = useCallback(
    async <T>(
      optimistic: (all: Task[]) => Task[],
      call: () => Promise<T>,
      settle: (all: Task[], answer: T) => Task[],
    ) => {
      version.current++;
      show(optimistic(shown.current ?? []));
      try {
        const answer = await call();
        show(settle(shown.current ?? [], answer));
        // A read that this change overtook was dropped: make up for it.
        void refresh();
        return true;
      } catch (error) {
        // What the server has is right, whatever happened on the way.
        await refresh();
        setProblem(wordsOf(error));
        return false;
      }
    },
    [refresh, show],
  );

  const add = useCallback(
    (title: string) =>
      change(
        (all) => all,
        () => client.createTask({ title }),
        (all, task) => {
          setFresh(new Set([task.id]));
          return [...all, task];
        },
      ),
    [change, client],
  );

  const toggle = useCallback(
    async (task: Task) => {
      const put = (all: Task[], next: Task) => all.map((one) => (one.id === next.id ? next : one));
      // A set, not a flip: two quick clicks or two tabs end where the last one wanted.
      const completed = !task.completed;
      await change(
        (all) => put(all, { ...task, completed }),
        () => client.updateTask(task.id, { completed }),
        put,
      );
    },
    [change, client],
  );

  const remove = useCallback(
    async (task: Task) => {
      const without = (all: Task[]) => all.filter((one) => one.id !== task.id);
      await change(without, () => client.deleteTask(task.id), without);
    },
    [change, client],
  );

  const dismissProblem = useCallback(() => setProblem(undefined), []);

  return { tasks, problem, fresh, refresh, add, toggle, remove, dismissProblem };
}
