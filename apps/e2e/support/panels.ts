import type { Locator, Page } from '@playwright/test';
import { taskList } from './chat.ts';

/** The list of conversations, beside the chat or in its sheet. */
export function conversationList(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Conversations' });
}

/** One conversation in the list, by its whole name. */
export function conversationLink(page: Page, name: string): Locator {
  return conversationList(page).getByRole('link', { name, exact: true });
}

/** Presses a button of a row; with a mouse it comes only when one points at the row. */
export async function press(row: Locator, button: string): Promise<void> {
  await row.hover();
  await row.getByRole('button', { name: button, exact: true }).click();
}

/** The row of a task, by its whole title. */
export function taskRow(page: Page, title: string): Locator {
  return taskList(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('checkbox', { name: title, exact: true }) });
}

/** The row of a conversation. */
export function conversationRow(page: Page, name: string): Locator {
  return conversationList(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name, exact: true }) });
}

/** The titles of the tasks that are shown, from above. */
export async function taskTitles(page: Page): Promise<string[]> {
  return taskList(page)
    .getByRole('checkbox')
    .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).labels?.[0]?.textContent ?? ''));
}
