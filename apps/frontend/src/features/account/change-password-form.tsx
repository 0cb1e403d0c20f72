'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { useHydrated } from '@/ui/use-hydrated.ts';
import { leaveForSignIn } from '../session/session-client.ts';
import { changePassword } from './account-requests.ts';
import { checkPasswordChange, type PasswordErrors } from './check-account-form.ts';
import { PasswordField } from './password-field.tsx';
import { useFieldErrors } from './use-field-errors.ts';

/** Changes the password of whoever is signed in. */
export function ChangePasswordForm({ email }: { email: string }) {
  const { form, errors, show } = useFieldErrors<PasswordErrors>();
  const [failure, setFailure] = useState<string>();
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const hydrated = useHydrated();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '');
    const input = { currentPassword: text('currentPassword'), newPassword: text('newPassword') };
    setFailure(undefined);
    setDone(false);
    if (show(checkPasswordChange(input))) return;

    setBusy(true);
    const result = await changePassword(input);
    setBusy(false);
    if (result.ok) {
      form.current?.reset();
      setDone(true);
      return;
    }
    const { field, message, signedOut } = result.failure;
    if (signedOut) leaveForSignIn();
    else if (field === 'currentPassword') show({ currentPassword: message });
    else if (field === 'password') show({ newPassword: message });
    else setFailure(message);
  }

  return (
    <form ref={form} method="post" onSubmit={submit} noValidate className="space-y-4">
      {failure && <Notice tone="danger">{failure}</Notice>}
      {done && <Notice tone="info">Your password is changed. All other devices are signed out.</Notice>}
      {/* Tells password managers which account this is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        label="Current password"
        name="currentPassword"
        autoComplete="current-password"
        maxLength={128}
        error={errors.currentPassword}
        required
      />
      <PasswordField
        label="New password"
        name="newPassword"
        autoComplete="new-password"
        maxLength={128}
        hint="At least 8 characters."
        error={errors.newPassword}
        required
      />
      <Button type="submit" variant="primary" busy={busy} disabled={!hydrated}>
        Change password
      </Button>
    </form>
  );
}
