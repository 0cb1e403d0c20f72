/** How near a due date is; `none` also for what is done. */
export type Nearness = 'overdue' | 'today' | 'soon' | 'later';

export interface DueWords {
  nearness: Nearness;
  text: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** A calendar day as a number of days. @param date ISO, YYYY-MM-DD */
function dayOf(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

/** Today where the person is, as YYYY-MM-DD. */
export function localDay(now: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(now.getFullYear()).padStart(4, '0')}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * The words for a due date: near ones as one says them, far ones as a date, with the year when it is another.
 * @param date ISO, YYYY-MM-DD
 */
export function describeDue(date: string, now: Date, locale?: string): DueWords {
  const days = dayOf(date) - dayOf(localDay(now));
  if (days === 0) return { nearness: 'today', text: 'Today' };
  if (days === 1) return { nearness: 'soon', text: 'Tomorrow' };
  if (days === -1) return { nearness: 'overdue', text: 'Yesterday' };
  const time = new Date(`${date}T00:00:00Z`);
  const sameYear = date.slice(0, 4) === localDay(now).slice(0, 4);
  const text = time.toLocaleDateString(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(days > 1 && days < 7 ? { weekday: 'short' } : {}),
    ...(sameYear ? {} : { year: 'numeric' }),
  });
  return { nearness: days < 0 ? 'overdue' : days < 7 ? 'soon' : 'later', text };
}
