import { expect, test, type Page } from '@playwright/test';
import { newPerson, signUp } from '../support/account.ts';
import { conversationLoaded, messagesOf, say } from '../support/chat.ts';
import { conversationLink, conversationList, conversationRow, press } from '../support/panels.ts';
import { closeSheet, openConversations, SIZES } from '../support/sizes.ts';

// The risk: what was said is somewhere, but not where one looks for it: after a reload, in another tab, by its
// address, by its name; or it is gone for good after one wrong click.

async function startNew(page: Page): Promise<void> {
  await openConversations(page);
  await page.getByRole('button', { name: 'New conversation' }).filter({ visible: true }).last().click();
  await expect(page).toHaveURL('/chat/new');
  await expect(page.getByRole('heading', { name: /^What needs doing/ })).toBeVisible();
}

async function begin(page: Page, words: string): Promise<string> {
  await say(page, words);
  await expect(page).toHaveURL(/\/chat\/\d+$/);
  return new URL(page.url()).pathname;
}

for (const { name, use } of SIZES) {
  test.describe(name, () => {
    test.use(use);

    test('conversations keep their addresses over reload, back, and a second tab', async ({
      page,
      context,
    }) => {
      await signUp(page, newPerson('Ada Example'));
      const first = await begin(page, 'Add a task to buy groceries');
      await startNew(page);
      const second = await begin(page, 'I need to remember to pay bills');
      expect(second).not.toBe(first);

      await page.goBack();
      await expect(page).toHaveURL(first);
      await expect(messagesOf(page, 'You')).toHaveText([/groceries/]);
      await page.goForward();
      await expect(page).toHaveURL(second);
      await expect(messagesOf(page, 'You')).toHaveText([/pay bills/]);

      await page.reload();
      await expect(messagesOf(page, 'You')).toHaveText([/pay bills/]);
      await expect(page).toHaveURL(second);

      const tab = await context.newPage();
      await tab.goto('/chat');
      await expect(tab).toHaveURL(second);
      await expect(messagesOf(tab, 'You')).toHaveText([/pay bills/]);
      await tab.goto(first);
      await expect(messagesOf(tab, 'You')).toHaveText([/groceries/]);

      // What is said in one tab shows in the other.
      await page.goto(first);
      await say(page, "What's pending?");
      await expect(messagesOf(tab, 'You')).toHaveText([/groceries/, /pending/]);
      await expect(messagesOf(tab, 'Assistant')).toHaveCount(2);
    });

    test('a conversation is found, opened, renamed and deleted, and a deletion is taken back', async ({
      page,
    }) => {
      await signUp(page, newPerson('Grace Example'));
      const first = await begin(page, 'Add a task to water the plants');
      await startNew(page);
      const second = await begin(page, 'What have I completed?');

      await test.step('open the other one', async () => {
        await openConversations(page);
        await expect(conversationLink(page, 'What have I completed?')).toHaveAttribute(
          'aria-current',
          'page',
        );
        await conversationLink(page, 'Add a task to water the plants').click();
        await expect(page).toHaveURL(first);
        await expect(messagesOf(page, 'You')).toHaveText([/plants/]);
      });

      await test.step('rename it; Escape keeps the old name', async () => {
        await openConversations(page);
        const field = page.getByLabel('Name of the conversation');
        await press(
          conversationRow(page, 'Add a task to water the plants'),
          'Rename Add a task to water the plants',
        );
        await field.fill('Never mind');
        await field.press('Escape');
        await press(
          conversationRow(page, 'Add a task to water the plants'),
          'Rename Add a task to water the plants',
        );
        await field.fill('Garden');
        const renamed = page.waitForResponse((response) => response.request().method() === 'PATCH');
        await field.press('Enter');
        expect((await renamed).status()).toBe(200);
        await expect(conversationLink(page, 'Garden')).toBeVisible();
        await page.reload();
        await conversationLoaded(page);
        await expect(page).toHaveTitle('Garden · Todo Chatbot');
      });

      await test.step('search', async () => {
        await openConversations(page);
        await page.getByRole('searchbox', { name: 'Search conversations' }).fill('gard');
        await expect(conversationList(page).getByRole('listitem')).toHaveCount(1);
        await expect(conversationLink(page, 'Garden')).toBeVisible();
        await page.getByRole('searchbox', { name: 'Search conversations' }).fill('nothing of the kind');
        await expect(page.getByText('No conversation has these words in its name.')).toBeVisible();
        await page.getByRole('searchbox', { name: 'Search conversations' }).fill('');
      });

      await test.step('delete it, and take that back', async () => {
        await press(conversationRow(page, 'Garden'), 'Delete Garden');
        await expect(conversationLink(page, 'Garden')).toHaveCount(0);
        await page.getByRole('button', { name: 'Undo' }).click();
        await expect(conversationLink(page, 'Garden')).toBeVisible();
        await expect(page).toHaveURL(first);
        await closeSheet(page);
        await expect(messagesOf(page, 'You')).toHaveText([/plants/]);
      });

      await test.step('delete it for good', async () => {
        await openConversations(page);
        const deleted = page.waitForResponse((response) => response.request().method() === 'DELETE');
        await press(conversationRow(page, 'Garden'), 'Delete Garden');
        expect((await deleted).status()).toBe(204);
        await closeSheet(page);
        expect((await page.goto(first))?.status()).toBe(404);
        await expect(page.getByRole('heading', { name: 'There is no such conversation' })).toBeVisible();
        await page.getByRole('link', { name: 'To your conversations' }).click();
        await expect(page).toHaveURL(second);
      });
    });
  });
}

test('a forged number leads to a page that says so, and so does one that is no number', async ({
  page,
  browser,
}) => {
  await signUp(page, newPerson('Ada Example'));
  const adas = await begin(page, 'Add a task to hide the present');

  const other = await browser.newContext();
  const eve = await other.newPage();
  await signUp(eve, newPerson('Eve Example'));
  for (const path of [adas, '/chat/999999999', '/chat/9007199254740991']) {
    expect((await eve.goto(path))?.status(), path).toBe(404);
    await expect(eve.getByRole('heading', { name: 'There is no such conversation' })).toBeVisible();
  }
  for (const path of ['/chat/0', '/chat/-1', '/chat/1e3', '/chat/12/13', '/chat/%00', '/chat/%3Cscript%3E'])
    expect([400, 404], path).toContain((await eve.goto(path))?.status());
  await other.close();
});
