import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { AccountForm } from '@/features/account/account-form.tsx';
import { AccountPage } from '@/features/account/account-page.tsx';
import { returnPath } from '@/features/account/return-path.ts';
import { currentSession } from '@/server/auth/current-session.ts';
import { Notice } from '@/ui/notice.tsx';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  searchParams: Promise<{ next?: string | string[]; expired?: string; deleted?: string }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next, expired, deleted } = await searchParams;
  const returnTo = returnPath(next);
  if (await currentSession()) redirect(returnTo);
  const query = next ? `?next=${encodeURIComponent(returnTo)}` : '';
  return (
    <AccountPage title="Welcome back" lead="Sign in to pick up where you left off.">
      {expired !== undefined && (
        <div className="mb-5">
          <Notice tone="info">Your session has ended. Sign in and you are back where you were.</Notice>
        </div>
      )}
      {deleted !== undefined && (
        <div className="mb-5">
          <Notice tone="info">Your account and everything in it is deleted.</Notice>
        </div>
      )}
      <AccountForm mode="sign-in" returnTo={returnTo} />
      <p className="mt-6 text-center text-sm text-muted">
        New here?{' '}
        <Link
          href={`/sign-up${query}`}
          className="font-medium text-accent underline-offset-4 hover:underline"
        >
          Create an account
        </Link>
      </p>
    </AccountPage>
  );
}
