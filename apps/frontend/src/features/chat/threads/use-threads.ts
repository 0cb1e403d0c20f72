'use client';

import { useCallback, useRef, useState } from 'react';
import { putThread, type Thread } from './thread.ts';

export interface ThreadStore {
  threads: readonly Thread[];
  /** The threads as they are now: what was put a moment ago is in them, before the page shows it. */
  now(): readonly Thread[];
  put(thread: Thread): void;
  /** Puts the thread with this key as `change` makes it; nothing when there is none. */
  update(key: string, change: (thread: Thread) => Thread): void;
  /** Forgets one. */
  drop(key: string): void;
}

/** Holds the conversations of the page. */
export function useThreads(): ThreadStore {
  const [threads, setThreads] = useState<readonly Thread[]>([]);
  const latest = useRef(threads);

  const set = useCallback((next: readonly Thread[]) => {
    latest.current = next;
    setThreads(next);
  }, []);
  const now = useCallback(() => latest.current, []);
  const put = useCallback((thread: Thread) => set(putThread(latest.current, thread)), [set]);
  const update = useCallback(
    (key: string, change: (thread: Thread) => Thread) => {
      const thread = latest.current.find((one) => one.key === key);
      if (thread) set(putThread(latest.current, change(thread)));
    },
    [set],
  );
  const drop = useCallback(
    (key: string) => set(latest.current.filter((thread) => thread.key !== key)),
    [set],
  );
  return { threads, now, put, update, drop };
}
