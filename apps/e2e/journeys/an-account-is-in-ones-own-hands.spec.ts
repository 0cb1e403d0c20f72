import { expect, test } from '@playwright/test';
import { arriveAtChat, newPerson, passwordField, sendSignIn, signUp, userIdOf } from '../support/account.ts';
import { messagesOf, say } from '../support/chat.ts';
import { SIZES } from '../support/sizes.ts';

// The risk: one is thrown out and does not know where one was; somebody keeps an account open whose password
// was changed; what was deleted is still there.

for (const { name, use } of SIZES) {
  test.describe(name, () => {
    test.use(use);

    test('after a session has ended one is back at the conversation, with what one was writing', async ({
      page,
    }) => {
      const ada = newPerson('Ada Example');
      await signUp(page, ada);
      await say(page, 'Add a task to buy groceries');
      const address = new URL(page.url()).pathname;
      await page.context().clearCookies();

      await page.getByLabel('Message').fill('Add a task to call mom');
      await page.getByRole('button', { name: 'Send' }).click();
      await expect(page.getByText('Your session has ended.')).toBeVisible();
      expect(new URL(page.url()).searchParams.get('next')).toBe(address);

      await sendSignIn(page, ada);
      await expect(page).toHaveURL(address);
      await expect(messagesOf(page, 'You')).toHaveText([/groceries/]);
      await expect(page.getByLabel('Message')).toHaveValue('Add a task to call mom');
      await page.getByRole('button', { name: 'Send' }).click();
      await expect(messagesOf(page, 'Assistant')).toHaveCount(2);
    });

    test('the password is changed, and other devices are signed out', async ({ page, browser }) => {
      const grace = newPerson('Grace Example');
      const next = { ...grace, password: `${grace.password}-two` };
      await signUp(page, grace);
      const other = await browser.newContext();
      const device = await other.newPage();
      await device.goto('/sign-in');
      await sendSignIn(device, grace);
      await arriveAtChat(device);

      await page.getByRole('link', { name: 'Account of Grace Example' }).click();
      await expect(page).toHaveURL('/account');
      const old = page.getByLabel('Current password');
      const fresh = page.getByLabel('New password');
      const change = page.getByRole('button', { name: 'Change password' });

      await old.fill('not-her-password');
      await fresh.fill(next.password);
      await change.click();
      await expect(old).toHaveAccessibleDescription('This is not your password.');
      await old.fill(grace.password);
      await fresh.fill('Password123');
      await change.click();
      await expect(fresh).toHaveAccessibleDescription(/easy to guess/);
      await fresh.fill(next.password);
      await change.click();
      await expect(page.getByText('Your password is changed.')).toBeVisible();

      await device.goto('/chat');
      await expect(device).toHaveURL('/sign-in?next=/chat');
      await sendSignIn(device, grace);
      await expect(device.getByRole('alert').filter({ hasText: 'do not go together' })).toBeVisible();
      await sendSignIn(device, next);
      await arriveAtChat(device);
      await other.close();

      // This one was not thrown out.
      await page.getByRole('link', { name: 'Back to the chat' }).click();
      await arriveAtChat(page);
    });

    test('the account is deleted with all that is in it', async ({ page, baseURL }) => {
      const tim = newPerson('Tim Example');
      await signUp(page, tim);
      await say(page, 'Add a task to feed the cat');
      const userId = await userIdOf(page.request);
      const tokenAnswer = await page.request.get('/api/auth/token');
      expect(tokenAnswer.status()).toBe(200);

      await page.goto('/account');
      await page.getByRole('button', { name: 'Delete account' }).click();
      const dialog = page.getByRole('dialog', { name: 'Delete your account' });
      await dialog.getByRole('button', { name: 'Keep it' }).click();
      await expect(dialog).toHaveCount(0);
      await page.getByRole('button', { name: 'Delete account' }).click();
      await passwordField(page).fill('not-his-password');
      await dialog.getByRole('button', { name: 'Delete everything' }).click();
      await expect(passwordField(page)).toHaveAccessibleDescription('This is not your password.');
      await passwordField(page).fill(tim.password);
      await dialog.getByRole('button', { name: 'Delete everything' }).click();

      await expect(page.getByText('Your account and everything in it is deleted.')).toBeVisible();
      await sendSignIn(page, tim);
      await expect(page.getByRole('alert').filter({ hasText: 'do not go together' })).toBeVisible();
      expect((await page.request.get(`${baseURL}/api/${userId}/tasks`)).status()).toBe(401);
    });
  });
}
