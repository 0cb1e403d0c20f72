import { expect, test, type Page } from '@playwright/test';
import { arriveAtChat, newPerson, signUp } from '../../support/account.ts';

// The risk: a page that flashes in the wrong colours, or forgets what one has chosen.

/** Whether the page is dark: the colour behind everything, as it is painted. */
async function isDark(page: Page): Promise<boolean> {
  const canvas = await page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d')!;
    context.fillStyle = getComputedStyle(document.body).backgroundColor;
    context.fillRect(0, 0, 1, 1);
    return context.getImageData(0, 0, 1, 1).data[0]!;
  });
  return canvas < 128;
}

/** The colour of the browser's bars that holds now. */
function barColour(page: Page): Promise<string | undefined> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')].find(
        (meta) => matchMedia(meta.media).matches,
      )?.content,
  );
}

function choice(page: Page, name: 'System' | 'Light' | 'Dark') {
  return page.getByRole('group', { name: 'Colours' }).getByRole('radio', { name });
}

for (const system of ['light', 'dark'] as const) {
  test.describe(`on a ${system} system`, () => {
    test.use({ colorScheme: system });
    const other = system === 'light' ? 'Dark' : 'Light';

    test('the page is as the system, until one chooses; the choice holds everywhere', async ({ page }) => {
      await page.goto('/sign-in');
      await expect(choice(page, 'System')).toBeChecked();
      expect(await isDark(page)).toBe(system === 'dark');
      const bars = await barColour(page);

      await choice(page, other).check({ force: true });
      await expect.poll(() => isDark(page)).toBe(system === 'light');
      expect(await barColour(page)).not.toBe(bars);

      // The server makes the next page so: it is right before any script runs.
      const html = await (await page.request.get('/sign-in')).text();
      expect(html).toContain(`<html lang="en" data-theme="${other.toLowerCase()}"`);
      await signUp(page, newPerson('Ada Example'));
      expect(await isDark(page)).toBe(system === 'light');
      await expect(choice(page, other)).toBeChecked();
      expect(await barColour(page)).not.toBe(bars);

      await page.getByRole('link', { name: /^Account of/ }).click();
      await expect(choice(page, other)).toBeChecked();
      await choice(page, 'System').check({ force: true });
      await expect.poll(() => isDark(page)).toBe(system === 'dark');
      expect(await barColour(page)).toBe(bars);
      await page.emulateMedia({ colorScheme: system === 'light' ? 'dark' : 'light' });
      await expect.poll(() => isDark(page)).toBe(system === 'light');
    });
  });
}

test('the arrow keys choose, and another tab follows', async ({ page, context }) => {
  await page.goto('/sign-in');
  const tab = await context.newPage();
  await tab.goto('/sign-up');
  await page.bringToFront();
  await choice(page, 'System').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(choice(page, 'Dark')).toBeChecked();
  await expect(choice(page, 'Dark')).toBeFocused();
  await expect.poll(() => isDark(page)).toBe(true);
  await tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(choice(tab, 'Dark')).toBeChecked();
  await expect.poll(() => isDark(tab)).toBe(true);
});

test('what is chosen before the script is there counts', async ({ page }) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/_next/static/**/*.js', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto('/sign-in', { waitUntil: 'commit' });
  await choice(page, 'Dark').check({ force: true });
  expect(await isDark(page)).toBe(false);
  release();
  await expect.poll(() => isDark(page)).toBe(true);
  await expect(choice(page, 'Dark')).toBeChecked();
});

test('a cookie that names no theme is as the system', async ({ page, context, baseURL }) => {
  await context.addCookies([{ name: 'theme', value: '"><script>', url: baseURL! }]);
  await page.goto('/sign-in');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'system');
  await signUp(page, newPerson('Ada Example'));
  await arriveAtChat(page);
});
