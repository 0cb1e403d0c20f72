import type { Metadata } from 'next';
import Link from 'next/link';
import { BrandMark } from '@/ui/brand.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-6 text-center">
      <BrandMark className="size-11" />
      <h1 className="mt-4 text-xl font-semibold tracking-tight">There is no such page</h1>
      <p className="mt-2 max-w-sm text-[0.9375rem] leading-relaxed text-muted">
        The address may be mistyped, or the page has moved.
      </p>
      <Link
        href="/"
        className="mt-6 inline-flex min-h-10 items-center rounded-xl bg-accent px-4 text-sm font-medium text-on-accent hover:bg-accent-hover"
      >
        To the start
      </Link>
    </main>
  );
}
