import { ApiError } from '@todo/api-client';

/** The words for a failed call: the server's own, which are written for people, or a general sentence. */
export function wordsOf(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  return 'Something went wrong. Please try again.';
}
