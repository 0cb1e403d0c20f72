import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ChatApp } from '@/features/chat/chat-app.tsx';
import { currentSession } from '@/server/current-session.ts';

export const metadata: Metadata = { title: 'Chat' };

export default async function ChatPage() {
  const session = await currentSession();
  if (!session) redirect('/sign-in?next=/chat');
  return <ChatApp userId={session.userId} userName={session.name} email={session.email} />;
}
