/** What the address names: the conversation used last, a new one, or one by its number. */
export type Place = { kind: 'latest' } | { kind: 'new' } | { kind: 'stored'; id: number };

export const LATEST: Place = { kind: 'latest' };
export const NEW: Place = { kind: 'new' };

/** The place of `/chat`, `/chat/new` and `/chat/12`; undefined for a path that names none. */
export function placeOf(pathname: string): Place | undefined {
  if (/^\/chat\/?$/.test(pathname)) return LATEST;
  const name = /^\/chat\/([^/]+)\/?$/.exec(pathname)?.[1];
  if (name === 'new') return NEW;
  const id = /^[1-9]\d*$/.test(name ?? '') ? Number(name) : NaN;
  return Number.isSafeInteger(id) ? { kind: 'stored', id } : undefined;
}

export function pathOf(place: Place): string {
  if (place.kind === 'latest') return '/chat';
  return place.kind === 'new' ? '/chat/new' : `/chat/${place.id}`;
}
