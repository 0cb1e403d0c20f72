import { redirect } from 'next/navigation';
import { currentSession } from '@/server/auth/current-session.ts';

export default async function Home() {
  redirect((await currentSession()) ? '/chat' : '/sign-in');
}
