import { expect, type Locator, type Page } from '@playwright/test';

/** A language model behind the assistant may take its time; the offline one answers at once. */
const REPLY_TIMEOUT_MS = 30_000;

/** The conversation on the page. */
export function conversation(page: Page): Locator {
  return page.getByRole('log', { name: 'Conversation' });
}

/** The list of tasks beside the conversation. */
export function taskList(page: Page): Locator {
  return page.getByRole('list', { name: 'Tasks' });
}

/** The tick of one task: its name is the task's title. */
export function task(page: Page, title: string): Locator {
  return taskList(page).getByRole('checkbox', { name: title, exact: true });
}

/** Messages in the conversation that `who` wrote, oldest first. */
export function messagesOf(page: Page, who: 'You' | 'Assistant'): Locator {
  return conversation(page)
    .getByRole('article')
    .filter({ has: page.getByRole('heading', { name: who, exact: true }) });
}

/** Waits until the conversation has come from the server: what is typed into the page before may get lost. */
export async function conversationLoaded(page: Page): Promise<void> {
  const greeting = page.getByRole('heading', { name: /^What needs doing/ });
  await expect(conversation(page).getByRole('article').first().or(greeting)).toBeVisible();
}

/**
 * Says something to the assistant and waits until its turn has ended.
 * @returns the message that it answered with
 */
export async function say(page: Page, text: string): Promise<Locator> {
  await conversationLoaded(page);
  const answers = messagesOf(page, 'Assistant');
  const before = await answers.count();
  await page.getByLabel('Message').fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(messagesOf(page, 'You').last()).toContainText(text);
  await expect(answers).toHaveCount(before + 1, { timeout: REPLY_TIMEOUT_MS });
  await expect(conversation(page)).toHaveAttribute('aria-busy', 'false', { timeout: REPLY_TIMEOUT_MS });
  return answers.last();
}
