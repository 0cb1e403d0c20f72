/** Kept in this tab only, so that what was being written is there again after signing in once more. */
const nameOf = (userId: string) => `draft-${userId}`;

/** What was written and not sent; empty when there is nothing, or the browser keeps nothing. */
export function readDraft(userId: string): string {
  try {
    return sessionStorage.getItem(nameOf(userId)) ?? '';
  } catch {
    return '';
  }
}

export function keepDraft(userId: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(nameOf(userId), text);
    else sessionStorage.removeItem(nameOf(userId));
  } catch {
    // A browser that keeps nothing: the draft is lost, no more.
  }
}

/** Forgets a draft that has been sent; one that was begun since stays. */
export function forgetDraft(userId: string, text: string): void {
  if (readDraft(userId) === text) keepDraft(userId, '');
}
