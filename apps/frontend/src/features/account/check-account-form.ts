import type { PasswordChange, SignUpInput } from './account-requests.ts';

export type FieldErrors = Partial<Record<keyof SignUpInput, string>>;

const MIN_PASSWORD_LENGTH = 8;

/** What can be said before the server is asked. Only sign-up judges the password: old ones must go on working. */
export function checkAccountForm(input: SignUpInput, mode: 'sign-in' | 'sign-up'): FieldErrors {
  const errors: FieldErrors = {};
  if (mode === 'sign-up' && input.name.trim() === '') errors.name = 'Tell us what to call you.';
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(input.email.trim())) {
    errors.email = 'Enter an email address like name@example.com.';
  }
  if (input.password === '') errors.password = 'Enter your password.';
  else if (mode === 'sign-up' && input.password.length < MIN_PASSWORD_LENGTH) {
    errors.password = `Use at least ${MIN_PASSWORD_LENGTH} characters.`;
  }
  return errors;
}

export type PasswordErrors = Partial<Record<keyof PasswordChange, string>>;

/** What can be said of a change of the password before the server is asked. */
export function checkPasswordChange({ currentPassword, newPassword }: PasswordChange): PasswordErrors {
  const errors: PasswordErrors = {};
  if (currentPassword === '') errors.currentPassword = 'Enter your password.';
  if (newPassword.length < MIN_PASSWORD_LENGTH) {
    errors.newPassword = `Use at least ${MIN_PASSWORD_LENGTH} characters.`;
  } else if (newPassword === currentPassword) {
    errors.newPassword = 'This is your password already.';
  }
  return errors;
}
