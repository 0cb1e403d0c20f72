'use client';

import { useEffect } from 'react';

/** How often a page that could not be filled asks again. */
const RECOVERY_MS = 5000;

/** While something could not be read at all: asks again by itself, and at once when the network is back. */
export function useRecovery(failed: boolean, retry: () => void): void {
  useEffect(() => {
    if (!failed) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') retry();
    }, RECOVERY_MS);
    window.addEventListener('online', retry);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', retry);
    };
  }, [failed, retry]);
}
