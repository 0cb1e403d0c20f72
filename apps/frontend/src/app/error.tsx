'use client';

import { Button } from '@/ui/button.tsx';
import { BrandMark } from '@/ui/brand.tsx';

/** Shown when a page cannot be made, e.g. while the database is away. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-6 text-center">
      <BrandMark className="size-11" />
      <h1 className="mt-4 text-xl font-semibold tracking-tight">This did not work</h1>
      <p className="mt-2 max-w-sm text-[0.9375rem] leading-relaxed text-muted">
        The server could not make this page right now. Nothing of yours is lost.
      </p>
      <Button variant="primary" className="mt-6" onClick={reset}>
        Try again
      </Button>
    </main>
  );
}
