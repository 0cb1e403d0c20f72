'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { Removals, type Removal } from './removals.ts';

const NONE: readonly Removal[] = [];
const NOTHING: ReadonlySet<string> = new Set();

/** The deletions of this page that can be taken back. They are carried out when one leaves the page. */
export function useRemovals(): Removals {
  const [removals] = useState(() => new Removals());
  useEffect(() => {
    const leave = () => void removals.flush();
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [removals]);
  return removals;
}

export function useWaiting(removals: Removals): readonly Removal[] {
  return useSyncExternalStore(removals.subscribe, removals.waiting, () => NONE);
}

/** The keys of what is not to be shown. */
export function useHidden(removals: Removals): ReadonlySet<string> {
  return useSyncExternalStore(removals.subscribe, removals.hidden, () => NOTHING);
}
