import { ApiError } from '@todo/api-client';

/** The words for a failed call: the server's own, which are written for people, or a general sentence. */
export function wordsOf(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  return 'Something went wrong. Please try again.';
}

/** Whether a call failed because what it is about is not there (any more). */
export function isGone(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}
