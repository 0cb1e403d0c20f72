import { expect, test } from '@playwright/test';
import { newPerson, signUp } from '../support/account.ts';
import { messagesOf, say } from '../support/chat.ts';
import { SIZES } from '../support/sizes.ts';

// The risk: a slip of the finger has to be typed again; or what one was writing is lost over it.

for (const { name, use } of SIZES) {
  test.describe(name, () => {
    test.use(use);

    test('an earlier message is edited and sent as a new one; Escape brings the draft back', async ({
      page,
    }) => {
      await signUp(page, newPerson('Ada Example'));
      await say(page, 'Add a task to buy groseries');
      const box = page.getByLabel('Message', { exact: true });
      await box.fill('Half a thought');

      const first = messagesOf(page, 'You').first();
      await first.hover();
      await first.getByRole('button', { name: 'Edit and ask again' }).click();
      await expect(box).toHaveValue('Add a task to buy groseries');
      await expect(box).toBeFocused();
      await expect(page.getByText('You edit an earlier message.')).toBeVisible();
      await box.press('Escape');
      await expect(box).toHaveValue('Half a thought');
      await expect(page.getByText('You edit an earlier message.')).toHaveCount(0);

      await first.hover();
      await first.getByRole('button', { name: 'Edit and ask again' }).click();
      await box.fill('Change task 1 to bread');
      await box.press('Enter');
      await expect(messagesOf(page, 'You')).toHaveText([/groseries/, /bread/]);
      await expect(messagesOf(page, 'Assistant')).toHaveCount(2);
      await expect(box).toHaveValue('Half a thought');
    });

    test('one that failed is replaced by what it was edited to', async ({ page }) => {
      await signUp(page, newPerson('Grace Example'));
      const refusal = {
        error: { code: 'internal_error', message: 'It went wrong here.', request_id: 'e2e' },
      };
      await page.route('**/api/*/chat', (route) => route.fulfill({ status: 500, json: refusal }), {
        times: 1,
      });
      const box = page.getByLabel('Message', { exact: true });
      await box.fill('Add a task to feed the cat');
      await box.press('Enter');
      await expect(page.getByText('It went wrong here.')).toBeVisible();

      // The arrow leads to the last one, from the empty box.
      await box.press('ArrowUp');
      await expect(box).toHaveValue('Add a task to feed the cat');
      await box.fill('Add a task to feed the dog');
      await box.press('Enter');
      await expect(messagesOf(page, 'Assistant')).toHaveCount(1);
      await expect(messagesOf(page, 'You')).toHaveText([/dog/]);
      await expect(page.getByText('It went wrong here.')).toHaveCount(0);
    });
  });
}
