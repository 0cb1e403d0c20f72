'use client';

import { useEffect } from 'react';

/** The title of the browser's tab while the page shows one conversation after the other. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Todo Chatbot`;
  }, [title]);
}
