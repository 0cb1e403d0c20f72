'use client';

import { usePathname } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { LATEST, type Place, pathOf, placeOf } from './place.ts';

export type GoTo = (place: Place, how?: 'push' | 'replace') => void;

/** The place that the address names, and a way to another one that asks the server for no page. */
export function usePlace(): [Place, GoTo] {
  const pathname = usePathname();
  const place = useMemo(() => placeOf(pathname) ?? LATEST, [pathname]);
  const goTo = useCallback<GoTo>((next, how = 'push') => {
    const path = pathOf(next);
    if (path === window.location.pathname) return;
    // Next takes these over into its own router.
    if (how === 'push') window.history.pushState(null, '', path);
    else window.history.replaceState(null, '', path);
  }, []);
  return [place, goTo];
}
