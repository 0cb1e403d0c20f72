'use client';

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useSyncExternalStore,
} from 'react';
import { barColours, cookieFor, type Theme, themeInCookies } from './theme.ts';

const CHANGED = 'themechange';
const MadeWith = createContext<Theme>('system');

/** Tells the parts of a page with which theme the server made it, and shows what another tab has chosen since. */
export function ThemeProvider({ theme, children }: { theme: Theme; children: ReactNode }) {
  useEffect(() => {
    const onReturn = () => show(themeInCookies(document.cookie));
    document.addEventListener('visibilitychange', onReturn);
    return () => document.removeEventListener('visibilitychange', onReturn);
  }, []);
  return <MadeWith value={theme}>{children}</MadeWith>;
}

/** Puts a theme on the page that is shown. */
function show(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  for (const { media, color } of barColours(theme)) {
    document.querySelector(`meta[name=theme-color][media="${media}"]`)?.setAttribute('content', color);
  }
  document.dispatchEvent(new Event(CHANGED));
}

function subscribe(listener: () => void): () => void {
  document.addEventListener(CHANGED, listener);
  return () => document.removeEventListener(CHANGED, listener);
}

/** The theme of the page, and a way to choose another; the choice is kept in a cookie. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const madeWith = useContext(MadeWith);
  const theme = useSyncExternalStore(
    subscribe,
    () => themeInCookies(document.cookie),
    () => madeWith,
  );
  const choose = useCallback((next: Theme) => {
    document.cookie = cookieFor(next);
    show(next);
  }, []);
  return [theme, choose];
}
