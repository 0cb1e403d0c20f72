import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { AccountForm } from '@/features/account/account-form.tsx';
import { AccountPage } from '@/features/account/account-page.tsx';
import { returnPath } from '@/features/account/return-path.ts';
import { currentSession } from '@/server/auth/current-session.ts';

export const metadata: Metadata = { title: 'Sign up' };

interface SignUpPageProps {
  searchParams: Promise<{ next?: string | string[] }>;
}

export default async function SignUpPage({ searchParams }: SignUpPageProps) {
  const { next } = await searchParams;
  const returnTo = returnPath(next);
  if (await currentSession()) redirect(returnTo);
  const query = next ? `?next=${encodeURIComponent(returnTo)}` : '';
  return (
    <AccountPage title="Create your account" lead="Then just say what needs doing. The list keeps itself.">
      <AccountForm mode="sign-up" returnTo={returnTo} />
      <p className="mt-6 text-center text-sm text-muted">
        Have an account already?{' '}
        <Link
          href={`/sign-in${query}`}
          className="font-medium text-accent underline-offset-4 hover:underline"
        >
          Sign in
        </Link>
      </p>
    </AccountPage>
  );
}
