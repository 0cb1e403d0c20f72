import { expect, test } from '@playwright/test';
import { newPerson, signUp } from '../support/account.ts';

// The risk: tabs that cannot be told apart, and a link that looks like nothing where it is posted.

test('every page has a title of its own', async ({ page }) => {
  const title = (words: string) => expect(page).toHaveTitle(`${words} · Todo Chatbot`);
  await page.goto('/sign-in');
  await title('Sign in');
  await page.goto('/sign-up');
  await title('Sign up');
  expect((await page.goto('/nowhere'))?.status()).toBe(404);
  await title('Not found');
  await signUp(page, newPerson('Ada Example'));
  await title('Chat');
  expect((await page.goto('/chat/999999999'))?.status()).toBe(404);
  await title('Not found');
  await page.goto('/account');
  await title('Account');
});

test('a posted link has a title, words and a picture, and no search engine keeps it', async ({
  page,
  baseURL,
}) => {
  await page.goto('/sign-in');
  const meta = (name: string) => page.locator(`meta[property="${name}"], meta[name="${name}"]`);
  await expect(meta('og:title')).toHaveAttribute('content', 'Sign in · Todo Chatbot');
  await expect(meta('og:description')).toHaveAttribute('content', /Keep your tasks/);
  await expect(meta('og:site_name')).toHaveAttribute('content', 'Todo Chatbot');
  await expect(meta('og:image:alt')).toHaveAttribute('content', /Todo Chatbot/);
  await expect(meta('twitter:card')).toHaveAttribute('content', 'summary_large_image');
  await expect(meta('robots')).toHaveAttribute('content', 'noindex');

  const address = (await meta('og:image').getAttribute('content'))!;
  expect(new URL(address).origin).toBe(new URL(baseURL!).origin);
  const picture = await page.request.get(address);
  expect(picture.headers()['content-type']).toBe('image/png');
  await expect(meta('og:image:width')).toHaveAttribute('content', '1200');
});

test('the tab and the home screen have an icon', async ({ page }) => {
  await page.goto('/sign-in');
  const links = await page
    .locator('link[rel=icon], link[rel=apple-touch-icon], link[rel=manifest]')
    .evaluateAll((all) => all.map((link) => (link as HTMLLinkElement).href));
  expect(links.map((href) => new URL(href).pathname)).toEqual(
    expect.arrayContaining(['/favicon.ico', '/icon.svg', '/apple-icon.png', '/manifest.webmanifest']),
  );
  const manifest = links.find((href) => href.includes('manifest'))!;
  const { icons } = (await (await page.request.get(manifest)).json()) as { icons: { src: string }[] };
  for (const href of [...links, ...icons.map(({ src }) => src)])
    expect((await page.request.get(href)).status(), href).toBe(200);
});
