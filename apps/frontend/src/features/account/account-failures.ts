/** What went wrong with an account form, and at which field. */
export interface AccountFailure {
  field: 'name' | 'email' | 'password' | 'currentPassword' | undefined;
  message: string;
  /** The session has ended: one has to sign in first. */
  signedOut?: true;
}

/** Better Auth's codes and ours, in words that say what to do. */
const KNOWN: Readonly<Record<string, AccountFailure>> = {
  INVALID_EMAIL_OR_PASSWORD: {
    field: undefined,
    message: 'That email and password do not go together. Check both, or create an account.',
  },
  INVALID_EMAIL: { field: 'email', message: 'Enter an email address like name@example.com.' },
  USER_ALREADY_EXISTS: {
    field: 'email',
    message: 'There is an account with this email already. Sign in instead.',
  },
  INVALID_PASSWORD: { field: 'currentPassword', message: 'This is not your password.' },
  DATA_NOT_DELETED: {
    field: undefined,
    message: 'Your data could not be deleted. Your account is still there; please try again in a moment.',
  },
  DATA_IN_USE: {
    field: undefined,
    message: 'The assistant is still answering you. Stop it, or wait for it, and try again.',
  },
  PASSWORD_TOO_SHORT: { field: 'password', message: 'Use at least 8 characters.' },
  PASSWORD_TOO_LONG: { field: 'password', message: 'Use at most 128 characters.' },
  PASSWORD_TOO_WEAK: {
    field: 'password',
    message: 'This password is easy to guess. Try a few words that belong together only for you.',
  },
};
const ALIASES: Readonly<Record<string, string>> = {
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'USER_ALREADY_EXISTS',
};

function codeOf(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null) return '';
  const own = (answer as { error?: { code?: unknown } }).error?.code;
  return String(own ?? (answer as { code?: unknown }).code ?? '');
}

function waitingTime(retryAfter: string | null): string {
  const seconds = Number(retryAfter);
  if (!retryAfter || !Number.isFinite(seconds)) return 'a minute';
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

/**
 * The words for an answer that is not 2xx.
 * @param status 0 when no answer came
 * @param retryAfter the header of a 429, in seconds
 */
export function failureOf(status: number, answer: unknown, retryAfter: string | null): AccountFailure {
  const code = codeOf(answer);
  const known = KNOWN[ALIASES[code] ?? code];
  if (known) return known;
  if (status === 401) {
    return { field: undefined, message: 'Your session has ended. Please sign in again.', signedOut: true };
  }
  const message =
    status === 0
      ? 'The server does not answer. Check your connection and try again.'
      : status === 429
        ? `Too many tries. Please wait ${waitingTime(retryAfter)} and try again.`
        : code === 'VALIDATION_ERROR'
          ? 'Please fill in every field; the email must look like name@example.com.'
          : code === 'cross_origin' || code === 'INVALID_ORIGIN'
            ? 'This page was opened under an address that the server does not know. Open it under its own address.'
            : 'Something went wrong on our side. Please try again in a moment.';
  return { field: undefined, message };
}
