import { expect, test, type Page } from '@playwright/test';
import { readEmptyPage } from '../../first-load/empty-page.ts';
import { newPerson, signUp } from '../../support/account.ts';
import { scriptsOf } from '../../support/scripts-of.ts';

// The risk: somebody far from the server looks at a page that does not answer yet.

/** 1 KB of the budget is 1000 bytes. */
const KB = 1000;

/** Checks a page that the browser opens for the first time, and prints what it weighs. */
async function expectLight(page: Page, path: string, moreThanEmptyKb: number): Promise<void> {
  const policy = (await page.request.get(path)).headers()['content-security-policy'] ?? '';
  test.skip(policy.includes('unsafe-eval'), 'a development server: its scripts are not those of a release');
  const { count, gzipBytes } = await scriptsOf(page, path);
  const empty = readEmptyPage();
  const budget = empty.gzipBytes + moreThanEmptyKb * KB;
  const figures = { path, scripts: count, gzipBytes, emptyPage: empty.gzipBytes, budget };
  test.info().annotations.push({ type: 'first load', description: JSON.stringify(figures) });
  const inKb = (bytes: number) => `${(bytes / KB).toFixed(1)} KB`;
  process.stdout.write(
    `  ${path}: ${count} scripts, ${inKb(gzipBytes)} gzip; an empty page of Next ${empty.next} ` +
      `${inKb(empty.gzipBytes)}; at most ${inKb(budget)}\n`,
  );
  expect(count).toBeGreaterThanOrEqual(empty.count);
  expect(gzipBytes).toBeLessThanOrEqual(budget);
}

test('the sign-in page is little more than an empty page', async ({ page }) => {
  await expectLight(page, '/sign-in', 25);
});

test('the chat is not much more', async ({ page, browser, baseURL }) => {
  await signUp(page, newPerson('Ada Example'));
  const context = await browser.newContext({
    ...(baseURL && { baseURL }),
    storageState: await page.context().storageState(),
  });
  await expectLight(await context.newPage(), '/chat', 70);
  await context.close();
});
