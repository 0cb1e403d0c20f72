import { expect, type Page, test } from '@playwright/test';
import { newPerson, signUp } from '../../support/account.ts';

// The risk: while the app is updated, a page asks a server of the other version for its scripts, and stays dead for ever.

const GONE = { status: 404, contentType: 'text/html', body: 'This page could not be found.' };

/** Files of that kind are not there until the page has been loaded so many times. @returns the loads so far */
async function loseFiles(page: Page, kind: 'js' | 'css', until: number): Promise<() => number> {
  let loads = 0;
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads++;
  });
  await page.route(new RegExp(`/_next/static/.*\\.${kind}(\\?|$)`), (route) =>
    loads < until ? route.fulfill(GONE) : route.continue(),
  );
  return () => loads;
}

test('a page whose scripts are gone loads itself anew, and keeps what was written meanwhile', async ({
  page,
}) => {
  const loads = await loseFiles(page, 'js', 3);
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill('ada@example.com');
  // The form waits for its script.
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  expect(loads()).toBe(3);
  await expect(page.getByLabel('Email')).toHaveValue('ada@example.com');
});

test('a page whose style is gone does so, too', async ({ page }) => {
  const loads = await loseFiles(page, 'css', 2);
  await page.goto('/sign-in');
  await expect.poll(loads).toBe(2);
  await expect(page.getByRole('main')).toHaveCSS('display', 'flex');
});

test('a file that stays away is asked for six times and no more', async ({ page }) => {
  test.slow();
  const loads = await loseFiles(page, 'js', Infinity);
  await page.clock.install();
  await page.goto('/sign-in');
  // In steps that are shorter than the wait after which tries are forgotten, however slow this machine is.
  const pass = () => page.clock.runFor(4000).catch(() => {});
  for (let times = 1; times <= 6; times++) {
    const next = async () => {
      if (loads() < times) await pass();
      return loads();
    };
    await expect.poll(next, { intervals: [500], timeout: 20_000 }).toBe(times);
  }
  for (let turn = 0; turn < 5; turn++) {
    await pass();
    await page.waitForTimeout(200);
  }
  expect(loads()).toBe(6);
});

test('a script that is gone when it is needed later does so, too, and a draft stays', async ({ page }) => {
  await signUp(page, newPerson('Ada Example'));
  await page.getByLabel('Message').fill('half a sentence');
  const loads = await loseFiles(page, 'js', 1);
  // As Next loads one.
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.src = '/_next/static/chunks/of-another-version.js';
    document.head.append(script);
  });
  await expect.poll(loads).toBe(1);
  await expect(page.getByLabel('Message')).toHaveValue('half a sentence');
});
