import type { Metadata } from 'next';
import { NotFoundPage } from '@/ui/not-found-page.tsx';

export const metadata: Metadata = { title: 'Not found' };

/** A conversation that is not there, or is another person's: both look the same. */
export default function ConversationNotFound() {
  return (
    <NotFoundPage
      title="There is no such conversation"
      words="It may have been deleted, or the address is mistyped. Your tasks are all still there."
      href="/chat"
      link="To your conversations"
    />
  );
}
