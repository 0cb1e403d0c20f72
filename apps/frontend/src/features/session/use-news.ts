'use client';

import { useEffect } from 'react';
import type { Tabs, Topic } from './tabs.ts';

/** Calls when something may have changed elsewhere: another tab says so, or one comes back to this one. */
export function useNews(tabs: Tabs, topic: Topic, read: () => void): void {
  useEffect(() => {
    const onReturn = () => {
      if (document.visibilityState === 'visible') read();
    };
    const stop = tabs.listen(topic, read);
    document.addEventListener('visibilitychange', onReturn);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', onReturn);
    };
  }, [tabs, topic, read]);
}
