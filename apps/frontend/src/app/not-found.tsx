import type { Metadata } from 'next';
import { NotFoundPage } from '@/ui/not-found-page.tsx';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <NotFoundPage
      title="There is no such page"
      words="The address may be mistyped, or the page has moved."
      href="/"
      link="To the start"
    />
  );
}
