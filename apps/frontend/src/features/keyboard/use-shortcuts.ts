'use client';

import { useEffect, useRef } from 'react';
import { type ShortcutId, shortcutOf } from './shortcuts.ts';

/** Where keys write, or where a choice is made by letters. */
const FIELDS = 'input:not([type=checkbox]), textarea, select, [contenteditable]';

/** Hears the keys of SHORTCUTS on the whole page; not while a sheet is open, which has its own business. */
export function useShortcuts(onShortcut: (id: ShortcutId) => void): void {
  const latest = useRef(onShortcut);
  useEffect(() => {
    latest.current = onShortcut;
  });
  useEffect(() => {
    function hear(event: KeyboardEvent) {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const inField = event.target instanceof Element && event.target.closest(FIELDS) !== null;
      const id = shortcutOf(event, inField);
      if (!id) return;
      // The key is no letter of the field that it leads to.
      event.preventDefault();
      latest.current(id);
    }
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
