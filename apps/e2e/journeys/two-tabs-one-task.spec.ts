import { expect, test, type Page } from '@playwright/test';
import { newPerson, signUp } from '../support/account.ts';
import { task, taskList } from '../support/chat.ts';
import { press, taskRow } from '../support/panels.ts';
import { storedTasks } from '../support/stored-tasks.ts';

// The risk: two tabs edit the same task, and each shows something else than what is stored; or a task that was deleted
// in one comes back from the other.

const title = (page: Page) => page.getByLabel('Title', { exact: true });
const save = (page: Page) => page.getByRole('button', { name: 'Save' });

test('two tabs change the same title: the later one counts, and both show it; what one deletes the other cannot save', async ({
  page,
  context,
}) => {
  await signUp(page, newPerson('Ada Example'));
  await page.getByRole('textbox', { name: 'New task' }).fill('Call mom');
  await page.getByRole('button', { name: 'Add task' }).click();
  await expect(taskRow(page, 'Call mom').getByTitle('The number of this task')).toBeVisible();
  const tab = await context.newPage();
  await tab.goto('/chat');

  for (const one of [page, tab]) await press(taskRow(one, 'Call mom'), 'Edit Call mom');
  await title(page).fill('Call mom today');
  await title(tab).fill('Call mom tomorrow');
  await save(page).click();
  await expect(task(page, 'Call mom today')).toBeVisible();
  // Nobody takes the words away that one is just writing.
  await expect(title(tab)).toHaveValue('Call mom tomorrow');
  await save(tab).click();
  for (const one of [page, tab]) await expect(task(one, 'Call mom tomorrow')).toBeVisible();
  expect(await storedTasks(page.request)).toEqual([{ title: 'Call mom tomorrow', completed: false }]);

  await press(taskRow(tab, 'Call mom tomorrow'), 'Edit Call mom tomorrow');
  await press(taskRow(page, 'Call mom tomorrow'), 'Delete Call mom tomorrow');
  // Leaving does not wait for an undo.
  await page.goto('/account');
  await expect.poll(() => storedTasks(page.request)).toEqual([]);
  await title(tab).fill('Call mom never');
  await save(tab).click();
  await expect(tab.getByRole('alert').filter({ hasText: /There is no task \d+/ })).toBeVisible();
  await expect(taskList(tab).getByRole('listitem')).toHaveCount(0);
  expect(await storedTasks(page.request)).toEqual([]);
});
