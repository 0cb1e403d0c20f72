import { expect, test } from '@playwright/test';
import { newPerson, sendSignIn, signUp } from '../support/account.ts';
import { messagesOf, say } from '../support/chat.ts';
import { SIZES } from '../support/sizes.ts';

// The risk: the back button leads to a page that is gone, loses what one was writing, or shows it to the next person.

for (const { name, use } of SIZES) {
  test.describe(name, () => {
    test.use(use);

    test('back leads through the conversations and the account page, with what one was writing', async ({
      page,
    }) => {
      await signUp(page, newPerson('Ada Example'));
      await say(page, 'Add a task to buy groceries');
      const first = new URL(page.url()).pathname;
      await page.getByLabel('Message', { exact: true }).fill('Half a thought');
      await page.getByRole('link', { name: /^Account of/ }).click();
      await expect(page).toHaveURL('/account');

      await page.goBack();
      await expect(page).toHaveURL(first);
      await expect(messagesOf(page, 'You')).toHaveText([/groceries/]);
      await expect(page.getByLabel('Message', { exact: true })).toHaveValue('Half a thought');

      await page.goForward();
      await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
      await page.goBack();
      // One is signed in: these forms have no use, and lead on.
      await page.goto('/sign-in');
      await expect(page).toHaveURL(first);
      await page.goBack();
      await expect(page).toHaveURL(first);
      await expect(messagesOf(page, 'You')).toHaveText([/groceries/]);
    });

    test('after signing out, back shows nothing of it', async ({ page }) => {
      const grace = newPerson('Grace Example');
      await signUp(page, grace);
      await say(page, 'Add a task to hide the present');
      const first = new URL(page.url()).pathname;
      await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page).toHaveURL('/sign-in');
      await page.goBack();
      await expect(page).toHaveURL(`/sign-in?next=${first}`);
      await expect(page.getByText('present')).toHaveCount(0);
      await sendSignIn(page, grace);
      await expect(page).toHaveURL(first);
      await expect(messagesOf(page, 'You')).toHaveText([/present/]);
    });
  });
}
