'use client';

import { type FormEvent, useState } from 'react';
import { Button } from '@/ui/button.tsx';
import { cx } from '@/ui/class-names.ts';
import { Notice } from '@/ui/notice.tsx';
import { TextField } from '@/ui/text-field.tsx';
import { useHydrated } from '@/ui/use-hydrated.ts';
import { signIn, signUp, type SignUpInput } from './account-requests.ts';
import { checkAccountForm, type FieldErrors } from './check-account-form.ts';
import { PasswordField } from './password-field.tsx';
import { useFieldErrors } from './use-field-errors.ts';

interface AccountFormProps {
  mode: 'sign-in' | 'sign-up';
  /** A path of this site to go to afterwards. */
  returnTo: string;
}

/** The form for signing in and for signing up. */
export function AccountForm({ mode, returnTo }: AccountFormProps) {
  const { form, errors, show } = useFieldErrors<FieldErrors>();
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const hydrated = useHydrated();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '');
    const input: SignUpInput = {
      name: text('name').trim(),
      email: text('email').trim(),
      password: text('password'),
    };

    setFailure(undefined);
    if (show(checkAccountForm(input, mode))) return;

    setBusy(true);
    const result = await (mode === 'sign-up' ? signUp(input) : signIn(input));
    if (result.ok) {
      // A full load: the next page is made with the new session, nothing of the old one stays in memory.
      window.location.assign(returnTo);
      return;
    }
    setBusy(false);
    const { field, message } = result.failure;
    if (field) show({ [field]: message });
    else setFailure(message);
  }

  return (
    <form ref={form} method="post" onSubmit={submit} noValidate className="space-y-4">
      {failure && <Notice tone="danger">{failure}</Notice>}
      {mode === 'sign-up' && (
        <TextField
          label="Name"
          name="name"
          autoComplete="name"
          maxLength={100}
          error={errors.name}
          required
        />
      )}
      <TextField
        label="Email"
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        error={errors.email}
        required
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete={mode === 'sign-up' ? 'new-password' : 'current-password'}
        maxLength={128}
        hint={mode === 'sign-up' ? 'At least 8 characters.' : undefined}
        error={errors.password}
        required
      />
      <Button
        type="submit"
        variant="primary"
        busy={busy}
        disabled={!hydrated}
        className={cx('h-11 w-full', !hydrated && 'opacity-100!')}
      >
        {mode === 'sign-up' ? 'Sign up' : 'Sign in'}
      </Button>
    </form>
  );
}
