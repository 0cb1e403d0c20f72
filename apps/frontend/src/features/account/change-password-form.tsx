'use client';

import { type FormEvent, useRef, useState } from 'react';
import { Button } from '@/ui/button.tsx';
import { Notice } from '@/ui/notice.tsx';
import { useHydrated } from '@/ui/use-hydrated.ts';
import { leaveForSignIn } from '../session/session-client.ts';
import { changePassword } from './account-requests.ts';
import { checkPasswordChange, type PasswordErrors } from './check-account-form.ts';
import { PasswordField } from './password-field.tsx';

/** Changes the password of whoever is signed in. */
export function ChangePasswordForm({ email }: { email: string }) {
  const [errors, setErrors] = useState<PasswordErrors>({});
  const [failure, setFailure] = useState<string>();
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const hydrated = useHydrated();
  const form = useRef<HTMLFormElement>(null);

  function show(found: PasswordErrors) {
    setErrors(found);
    const first = Object.keys(found)[0];
    if (first) form.current?.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '');
    const input = { currentPassword: text('currentPassword'), newPassword: text('newPassword') };
    setFailure(undefined);
    setDone(false);
    const found = checkPasswordChange(input);
    show(found);
    if (Object.keys(found).length > 0) return;

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
