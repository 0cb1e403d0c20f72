'use client';

import { type FormEvent, useCallback, useState } from 'react';
import { Button } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { Sheet } from '@/ui/sheet.tsx';
import { useHydrated } from '@/ui/use-hydrated.ts';
import { keepDraft } from '../session/draft.ts';
import { leaveForSignIn } from '../session/session-client.ts';
import { deleteAccount } from './account-requests.ts';
import { PasswordField } from './password-field.tsx';

/** A button, and behind it the question whether one means it: the password is the answer. */
export function DeleteAccount({ userId }: { userId: string }) {
  const [asking, setAsking] = useState(false);
  const hydrated = useHydrated();
  const close = useCallback(() => setAsking(false), []);
  return (
    <>
      <Button variant="danger" disabled={!hydrated} onClick={() => setAsking(true)}>
        Delete account
      </Button>
      {asking && (
        <Sheet label="Delete your account" side="middle" onClose={close}>
          <Question userId={userId} onCancel={close} />
        </Sheet>
      )}
    </>
  );
}

function Question({ userId, onCancel }: { userId: string; onCancel: () => void }) {
  const [error, setError] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const password = String(new FormData(event.currentTarget).get('password') ?? '');
    setFailure(undefined);
    setError(password === '' ? 'Enter your password.' : undefined);
    if (password === '') return;
    setBusy(true);
    const result = await deleteAccount(password);
    if (result.ok) {
      keepDraft(userId, '');
      window.location.assign('/sign-in?deleted');
      return;
    }
    setBusy(false);
    const { field, message, signedOut } = result.failure;
    if (signedOut) leaveForSignIn();
    else if (field) setError(message);
    else setFailure(message);
  }

  return (
    <form method="post" onSubmit={submit} noValidate className="space-y-4 overflow-y-auto p-5">
      <h2 className="pe-10 text-lg font-semibold tracking-tight">Delete your account?</h2>
      <p className="text-[0.9375rem] leading-relaxed text-muted">
        Your tasks, your conversations and your account go for good. Nobody can bring them back.
      </p>
      {failure && <Notice tone="danger">{failure}</Notice>}
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        maxLength={128}
        error={error}
        required
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="plain" onClick={onCancel}>
          Keep it
        </Button>
        <Button type="submit" variant="danger" busy={busy}>
          Delete everything
        </Button>
      </div>
    </form>
  );
}
