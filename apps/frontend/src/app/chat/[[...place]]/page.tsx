import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { ChatApp } from '@/features/chat/chat-app.tsx';
import { pathOf, placeOf } from '@/features/conversations/place.ts';
import { currentSession } from '@/server/auth/current-session.ts';
import { conversationIsMissing } from '@/server/backend/find-conversation.ts';

interface ChatPageProps {
  params: Promise<{ place?: string[] }>;
}

/** Who asks for what, found out once for the page and its title; `notFound()` when the address leads nowhere. */
const lookUp = cache(async (path: string) => {
  const place = placeOf(path);
  if (!place) notFound();
  const session = await currentSession();
  if (session && place.kind === 'stored' && (await conversationIsMissing(session, place.id))) notFound();
  return { place, session };
});

async function pathIn({ params }: ChatPageProps): Promise<string> {
  return ['/chat', ...((await params).place ?? [])].join('/');
}

/** Looks the place up, too: only then a conversation that is not there has the title of a page that is not there. */
export async function generateMetadata(props: ChatPageProps): Promise<Metadata> {
  await lookUp(await pathIn(props));
  return { title: 'Chat' };
}

/** `/chat` leads to the conversation used last, `/chat/new` begins one, `/chat/12` is the one with that number. */
export default async function ChatPage(props: ChatPageProps) {
  const { place, session } = await lookUp(await pathIn(props));
  if (!session) redirect(`/sign-in?next=${pathOf(place)}`);
  return <ChatApp userId={session.userId} userName={session.name} email={session.email} />;
}
