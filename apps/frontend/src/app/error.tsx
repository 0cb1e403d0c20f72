'use client';

import { useEffect } from 'react';
import { CHUNK_LOST, isChunkError } from '@/features/session/lost-chunks.ts';
import { useRecovery } from '@/features/session/use-recovery.ts';
import { Button } from '@/ui/button.tsx';
import { BrandMark } from '@/ui/brand.tsx';

/** Shown when a page cannot be made, e.g. while the database is away. The server is asked again, by itself or by hand. */
export default function ErrorPage({ error, retry }: { error: Error; retry: () => void }) {
  // A script that could not be loaded once is not asked for again by this page: a new one is needed.
  const lost = isChunkError(error);
  useRecovery(!lost, retry);
  useEffect(() => {
    if (lost) dispatchEvent(new Event(CHUNK_LOST));
  }, [lost]);
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-6 text-center">
      <title>Something went wrong · Todo Chatbot</title>
      <BrandMark className="size-11" />
      <h1 className="mt-4 text-xl font-semibold tracking-tight">This did not work</h1>
      <p className="mt-2 max-w-sm text-[0.9375rem] leading-relaxed text-balance text-muted">
        The server could not make this page right now. Nothing of yours is lost: the page comes as soon as it
        can be made.
      </p>
      <Button variant="primary" className="mt-6" onClick={lost ? () => location.reload() : retry}>
        Try again
      </Button>
    </main>
  );
}
