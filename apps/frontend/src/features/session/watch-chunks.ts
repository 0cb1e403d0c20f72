import { isChunkError } from './lost-chunks.ts';

/** Waits before each try in milliseconds: together about as long as an update has servers of both versions. */
const WAITS_MS = [300, 1000, 3000, 8000, 15_000];
/** Tries of so long ago belong to another update. Not reset any sooner, or a file that stays away would be a loop. */
const FORGET_MS = 60_000;

interface Kept {
  tries: number;
  /** When the last one was, in milliseconds since 1970. */
  at: number;
  /** Name and value of each field, until they are in the new page. */
  typed: [string, string][];
}

/**
 * Loads the page anew when one of its files could not be loaded and the server answers. It goes into the page as text,
 * before all other scripts: it may use nothing but its parameters and the browser.
 */
function watchChunks(
  isChunkError: (error: unknown) => boolean,
  waitsMs: readonly number[],
  forgetMs: number,
): void {
  const KEY = 'chunk-reloads';
  let recovering = false;

  const read = (): Kept => JSON.parse(sessionStorage.getItem(KEY) ?? '{"tries":0,"at":0,"typed":[]}');
  const keep = (kept: Kept) => sessionStorage.setItem(KEY, JSON.stringify(kept));
  // A browser forgets what was typed into a page that must not be stored. Passwords are kept nowhere.
  const fields = () => [
    ...document.querySelectorAll<HTMLInputElement>('form input[name]:not([type=password])'),
  ];
  const typeAgain = () => {
    const { typed, ...kept } = read();
    if (typed.length === 0) return;
    keep({ ...kept, typed: [] });
    const values = new Map(typed);
    for (const field of fields()) field.value ||= values.get(field.name) ?? '';
  };

  const recover = () => {
    if (recovering) return;
    try {
      // Throws where the browser keeps nothing: without a count there would be no end of it.
      const { tries, at } = read();
      const done = Date.now() - at < forgetMs ? tries : 0;
      if (done >= waitsMs.length) return;
      recovering = true;
      setTimeout(reload, waitsMs[done], done + 1);
    } catch {
      // Then it has to be done by hand.
    }
  };
  const reload = async (tries: number) => {
    // A browser without a network would put its own page in the place of ours.
    const answer = await fetch('/api/health/live', { cache: 'no-store' }).catch(() => undefined);
    if (!answer?.ok) return void setTimeout(reload, 2000, tries);
    keep({ tries, at: Date.now(), typed: fields().map(({ name, value }) => [name, value]) });
    location.reload();
  };

  const isOurs = (url?: string) => url?.includes('/_next/static/') ?? false;

  // A file that fails to load is told to nobody but itself: it is heard on the way down.
  addEventListener(
    'error',
    ({ target, error }) => {
      const { tagName, src, href, rel } = (target ?? {}) as HTMLScriptElement & HTMLLinkElement;
      const file = tagName === 'SCRIPT' ? src : tagName === 'LINK' && rel === 'stylesheet' ? href : '';
      if (isOurs(file) || isChunkError(error)) recover();
    },
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => isChunkError(reason) && recover());
  addEventListener('chunklost', recover);
  addEventListener('DOMContentLoaded', typeAgain);
  // Next's scripts stand before this one, which waits for the style: some may have failed meanwhile.
  const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  if (loaded.some(({ name, responseStatus }) => isOurs(name) && responseStatus >= 400)) recover();
}

/** The script for the head of every page. */
export const WATCH_CHUNKS = `(${watchChunks.toString()})(${isChunkError.toString()},${JSON.stringify(WAITS_MS)},${FORGET_MS})`;
