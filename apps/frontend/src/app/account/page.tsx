import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { ChangePasswordForm } from '@/features/account/change-password-form.tsx';
import { DeleteAccount } from '@/features/account/delete-account.tsx';
import { ThemeSwitch } from '@/features/theme/theme-switch.tsx';
import { currentSession } from '@/server/auth/current-session.ts';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountSettingsPage() {
  const session = await currentSession();
  if (!session) redirect('/sign-in?next=/account');
  return (
    <main className="mx-auto w-full max-w-xl space-y-6 px-4 py-6 sm:py-10">
      <div>
        <a
          href="/chat"
          className="-ms-2.5 inline-flex min-h-10 items-center gap-2 rounded-xl px-2.5 text-sm font-medium text-muted hover:bg-sunken hover:text-ink"
        >
          <ArrowLeft aria-hidden="true" className="size-4" />
          Back to the chat
        </a>
        <h1 className="mt-3 text-2xl font-semibold tracking-tight">Your account</h1>
        <p className="mt-1.5 text-[0.9375rem] leading-relaxed break-words text-muted">
          <bdi>{session.name}</bdi> · <bdi>{session.email}</bdi>
        </p>
      </div>
      <Section title="Colours" words="Kept in this browser.">
        <ThemeSwitch wide />
      </Section>
      <Section title="Change the password" words="All your other devices are signed out.">
        <ChangePasswordForm email={session.email} />
      </Section>
      <Section
        title="Delete the account"
        words="With all your tasks and conversations. This cannot be taken back."
      >
        <DeleteAccount userId={session.userId} />
      </Section>
    </main>
  );
}

function Section({ title, words, children }: { title: string; words: string; children: ReactNode }) {
  return (
    <section className="rounded-2xl border border-line bg-surface p-5">
      <h2 className="text-[0.9375rem] font-semibold tracking-tight">{title}</h2>
      <p className="mt-1 mb-4 text-sm leading-relaxed text-muted">{words}</p>
      {children}
    </section>
  );
}
