import { expect, test } from '@playwright/test';
import { newPerson, signUp } from '../support/account.ts';
import { messagesOf, say, task } from '../support/chat.ts';
import { conversationLink } from '../support/panels.ts';
import { closeSheet, openConversations, openTasks, SIZES } from '../support/sizes.ts';

// The risk: an empty page looks as if everything were lost, and stays so when the server is back.

const BACKEND = /\/api\/(?!auth\/)[^/]+\//;
const WORDS = 'The task service is not reachable right now. Please try again in a moment.';
const DOWN = {
  status: 502,
  json: { error: { code: 'backend_unavailable', message: WORDS, request_id: 'e2e' } },
};

for (const { name, use } of SIZES) {
  test.describe(name, () => {
    test.use(use);

    test('a page without its server says so, and is filled by itself when the server is back', async ({
      page,
    }) => {
      await signUp(page, newPerson('Ada Example'));
      await say(page, 'Add a task to buy groceries');
      const address = new URL(page.url()).pathname;

      for (const path of [address, '/chat']) {
        await page.route(BACKEND, (route) => route.fulfill(DOWN));
        await page.goto(path);
        const main = page.getByRole('main');
        await expect(main.getByRole('alert').filter({ hasText: WORDS })).toBeVisible();
        await expect(main.getByRole('button', { name: 'Try again' })).toBeVisible();
        await page.unroute(BACKEND);
        await expect(messagesOf(page, 'You')).toHaveText([/groceries/], { timeout: 15_000 });
        await expect(page).toHaveURL(address);
      }
      await openTasks(page);
      await expect(task(page, 'Buy groceries')).toBeVisible();
      await closeSheet(page);
      await openConversations(page);
      await expect(conversationLink(page, 'Add a task to buy groceries')).toBeVisible();
    });

    test('while the answer is on its way, its place is held', async ({ page }) => {
      await signUp(page, newPerson('Grace Example'));
      await say(page, 'Add a task to buy groceries');
      let answer = () => {};
      const held = new Promise<void>((resolve) => (answer = resolve));
      await page.route(BACKEND, async (route) => {
        await held;
        await route.continue();
      });
      await page.goto(page.url());
      await expect(page.getByText('Loading the conversation', { exact: true })).toBeAttached();
      await expect(page.getByText('Loading the tasks')).toBeAttached();
      await expect(page.getByText('Loading the conversations')).toBeAttached();
      answer();
      await expect(messagesOf(page, 'You')).toHaveText([/groceries/]);
      await expect(page.getByText(/^Loading/)).toHaveCount(0);
    });
  });
}
