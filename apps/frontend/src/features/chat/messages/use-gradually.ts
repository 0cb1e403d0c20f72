'use client';

import { startTransition, useEffect, useState } from 'react';

/** When the page has nothing better to do; Safari does not tell, there it is in a moment. */
function whenIdle(work: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(work, { timeout: 500 });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(work, 50);
  return () => clearTimeout(id);
}

/**
 * How many of so many things to show: a few at once, and more in each idle moment until all are there, so that the
 * page is quick and yet the browser's own search finds everything.
 */
export function useGradually(total: number, first: number, step: number): number {
  const [count, setCount] = useState(first);
  const waiting = count < total;
  useEffect(() => {
    if (!waiting) return;
    return whenIdle(() => startTransition(() => setCount((now) => now + step)));
  }, [waiting, count, step]);
  return Math.min(count, total);
}
