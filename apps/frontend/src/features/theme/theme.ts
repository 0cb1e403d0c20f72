/** How the page looks: as the system says, or always one way. */
export const THEMES = ['system', 'light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

/** Holds the choice, so that the server makes the page in the right colours at once. No cookie: as the system says. */
export const THEME_COOKIE = 'theme';

/** The colour of the browser's own bars: `--canvas` of globals.css. */
const BAR_COLOURS = { light: '#fafaf8', dark: '#101415' } as const;

/** The theme that a cookie's value names; anything else is `system`. */
export function themeOf(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system';
}

/** The theme in `document.cookie`. */
export function themeInCookies(cookies: string): Theme {
  const pair = cookies.split('; ').find((one) => one.startsWith(`${THEME_COOKIE}=`));
  return themeOf(pair?.slice(THEME_COOKIE.length + 1));
}

/** What to write to `document.cookie`: kept for a year, forgotten for `system`. */
export function cookieFor(theme: Theme): string {
  const seconds = theme === 'system' ? 0 : 365 * 24 * 60 * 60;
  return `${THEME_COOKIE}=${theme}; Path=/; Max-Age=${seconds}; SameSite=Lax`;
}

/** One colour for a light system and one for a dark one; the same where the theme does not follow the system. */
export function barColours(theme: Theme): { media: string; color: string }[] {
  return (['light', 'dark'] as const).map((system) => ({
    media: `(prefers-color-scheme: ${system})`,
    color: BAR_COLOURS[theme === 'system' ? system : theme],
  }));
}
