/**
 * Where to go after signing in: a path of this site, as `?next=` names it; anything else is the chat.
 * `//host` and `/\host` would lead a browser to another site.
 */
export function returnPath(next: string | string[] | undefined): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/chat';
}
