import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { barColours, cookieFor, THEMES, themeInCookies, themeOf } from './theme.ts';

test.each(THEMES)('%s is read back from the cookie that holds it', (theme) => {
  const [pair] = cookieFor(theme).split(';');
  expect(themeInCookies(`a=b; ${pair}; c=dark`)).toBe(theme);
});

test.each([undefined, '', 'DARK', 'dark ', 'dark"><script>', 'toString'])('%j is no theme', (value) => {
  expect(themeOf(value)).toBe('system');
});

test.each(['', 'a=b', 'mytheme=dark', 'theme', 'theme='])('the cookies %j hold none', (cookies) => {
  expect(themeInCookies(cookies)).toBe('system');
});

test('a choice is kept for a year; the system needs no cookie', () => {
  expect(cookieFor('dark')).toBe('theme=dark; Path=/; Max-Age=31536000; SameSite=Lax');
  expect(cookieFor('system')).toContain('Max-Age=0');
});

test('the browser’s bars follow the system only when the page does', () => {
  const colours = (theme: (typeof THEMES)[number]) => barColours(theme).map(({ color }) => color);
  const [light, dark] = colours('system');
  expect(light).not.toBe(dark);
  expect(colours('light')).toEqual([light, light]);
  expect(colours('dark')).toEqual([dark, dark]);
});

test('each fixed theme has its colour scheme in the style sheet', () => {
  const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');
  for (const theme of ['light', 'dark'])
    expect(css).toMatch(new RegExp(`:root\\[data-theme='${theme}'\\] \\{\\s*color-scheme: ${theme};`));
});
