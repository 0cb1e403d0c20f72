import { expect, test, type Page } from '@playwright/test';
import { newPerson, signUp } from '../support/account.ts';
import { conversation, say, task } from '../support/chat.ts';
import { press, taskRow } from '../support/panels.ts';
import { closeSheet, openTasks, SIZES } from '../support/sizes.ts';
import { NOW, take } from './picture.ts';

const [, phone] = SIZES;

test.beforeEach(({ page }) => page.clock.setFixedTime(NOW));

/** A person with a few tasks and a conversation about them. */
async function fill(page: Page): Promise<void> {
  await signUp(page, newPerson('Ada Example'));
  await openTasks(page);
  for (const title of ['Pay the electricity bill', 'Book the dentist', 'Water the plants']) {
    await page.getByRole('textbox', { name: 'New task' }).fill(title);
    await page.getByRole('button', { name: 'Add task' }).click();
    await expect(taskRow(page, title).getByTitle('The number of this task')).toBeVisible();
  }
  await press(taskRow(page, 'Pay the electricity bill'), 'Edit Pay the electricity bill');
  await page.getByLabel('Due date', { exact: true }).fill('2026-03-11');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(taskRow(page, 'Pay the electricity bill')).toContainText('Tomorrow');
  await task(page, 'Water the plants').check();
  await closeSheet(page);
  await say(page, 'Add a task to buy groceries');
  await say(page, 'Mark book the dentist as done');
  await page.mouse.move(0, 0);
}

test('signing in', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  await take(page, 'sign-in');
});

test('an empty chat', async ({ page }) => {
  await signUp(page, newPerson('Ada Example'));
  await take(page, 'empty-chat');
});

test('the chat with its chips, and the tasks, in light and dark', async ({ page }) => {
  await fill(page);
  await conversation(page).locator('summary').last().click();
  await page.mouse.move(640, 400);
  await take(page, 'chat-and-tasks');
  await page.emulateMedia({ colorScheme: 'dark' });
  await take(page, 'dark');
});

test.describe('on a phone', () => {
  test.use({ ...phone!.use, deviceScaleFactor: 2 });

  test('the chat, and the tasks in their sheet', async ({ page }) => {
    await fill(page);
    await take(page, 'phone-chat');
    await openTasks(page);
    await take(page, 'phone-tasks');
  });
});
