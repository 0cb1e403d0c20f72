import { expect, test, type Page } from '@playwright/test';
import { newPerson, signUp } from '../../support/account.ts';
import { conversation, messagesOf, say } from '../../support/chat.ts';
import { SIZES } from '../../support/sizes.ts';
import { storedTasks } from '../../support/stored-tasks.ts';

// The risk: a message that is too long, odd, or sent twice breaks the page, is cut, or is carried out twice.

const LIMIT = 2000;

const box = (page: Page) => page.getByLabel('Message', { exact: true });
const sendButton = (page: Page) => page.getByRole('button', { name: 'Send' });

for (const { name, use } of SIZES) {
  test.describe(name, () => {
    test.use(use);

    test('a message may have one character or 2,000, and not one more', async ({ page }) => {
      await signUp(page, newPerson('Ada Example'));
      await say(page, '?');
      // As the server counts: an apple is one.
      const begin = 'Add a task to read ';
      const exact = begin + '🍎'.repeat(LIMIT - begin.length);

      await box(page).fill(`${exact}🍎`);
      await expect(page.getByText('2,001 of 2,000 characters: please shorten the message.')).toBeVisible();
      await expect(sendButton(page)).toBeDisabled();
      await box(page).press('Enter');
      await expect(box(page)).toHaveValue(`${exact}🍎`);

      await box(page).fill(exact);
      await expect(page.getByText('2,000 of 2,000 characters')).toBeVisible();
      await sendButton(page).click();
      await expect(messagesOf(page, 'Assistant')).toHaveCount(2);
      await expect(messagesOf(page, 'You').last()).toContainText('🍎🍎');
      await expect(conversation(page).getByRole('alert')).toHaveCount(0);
    });

    test('a double click, and Enter twice, send once', async ({ page }) => {
      await signUp(page, newPerson('Grace Example'));
      await box(page).fill('Add a task to call mom');
      await sendButton(page).dblclick();
      await expect(messagesOf(page, 'Assistant')).toHaveCount(1);
      await expect(conversation(page)).toHaveAttribute('aria-busy', 'false');
      await expect(messagesOf(page, 'Assistant')).toContainText('Call mom');
      await expect(page.getByText('You stopped the answer.')).toHaveCount(0);

      await box(page).fill('Add a task to feed the cat');
      await Promise.all([box(page).press('Enter'), box(page).press('Enter')]);
      await expect(messagesOf(page, 'Assistant')).toHaveCount(2);
      await expect(messagesOf(page, 'You')).toHaveCount(2);
      expect(await storedTasks(page.request)).toHaveLength(2);
    });

    test('what cannot be seen is no message; emoji, other scripts and tags are shown as they are', async ({
      page,
    }) => {
      await signUp(page, newPerson('Tim Example'));
      for (const nothing of ['   \n ', '\u200b\u200d\ufeff', '\u2060\u00ad']) {
        await box(page).fill(nothing);
        await expect(sendButton(page)).toBeDisabled();
      }
      const odd = ['👩‍👩‍👧 🇩🇪', 'הוסף משימה לקנות חלב', "<script>document.title = 'broken'</script>"];
      for (const text of odd) await say(page, text);
      await page.reload();
      for (const [index, text] of odd.entries())
        await expect(messagesOf(page, 'You').nth(index)).toContainText(text);
      await expect(messagesOf(page, 'You').nth(1).getByText(odd[1]!)).toHaveCSS('direction', 'rtl');
      await expect(page).not.toHaveTitle(/broken/);
    });
  });
}
