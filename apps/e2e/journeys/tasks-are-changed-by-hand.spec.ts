import { expect, test, type Page } from '@playwright/test';
import { newPerson, signUp } from '../support/account.ts';
import { say, task, taskList } from '../support/chat.ts';
import { press, taskRow, taskTitles } from '../support/panels.ts';
import { closeSheet, openTasks, SIZES } from '../support/sizes.ts';
import { storedTasks } from '../support/stored-tasks.ts';

// The risk: the list shows what is not stored, or what one changes by hand is lost.

/** The field that can be seen: beside the chat, or in the sheet. */
function newTask(page: Page) {
  return page.getByRole('textbox', { name: 'New task' });
}

async function add(page: Page, title: string): Promise<void> {
  await newTask(page).fill(title);
  await page.getByRole('button', { name: 'Add task' }).click();
  // It has its number when the server has it.
  await expect(taskRow(page, title).getByTitle('The number of this task')).toBeVisible();
}

/** The list follows in the moment after the click or the key, not in the same one. */
async function expectTitles(page: Page, titles: string[]): Promise<void> {
  await expect.poll(() => taskTitles(page)).toEqual(titles);
}

/** A day so many days from today, where the browser is, as YYYY-MM-DD. */
function day(fromToday: number): string {
  const now = new Date();
  const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() + fromToday);
  return `${then.getFullYear()}-${String(then.getMonth() + 1).padStart(2, '0')}-${String(then.getDate()).padStart(2, '0')}`;
}

for (const { name, use } of SIZES) {
  test.describe(name, () => {
    test.use(use);

    test('tasks are added, edited in place, done, deleted and brought back', async ({ page }) => {
      await signUp(page, newPerson('Ada Example'));
      await openTasks(page);
      await add(page, 'Call mom');
      await add(page, 'Buy groceries');

      await test.step('edit the title, the description and the due date', async () => {
        await press(taskRow(page, 'Call mom'), 'Edit Call mom');
        const form = page.getByRole('form', { name: 'Edit Call mom' });
        await expect(form.getByLabel('Title')).toBeFocused();
        await form.getByLabel('Title').fill('  ');
        await form.getByRole('button', { name: 'Save' }).click();
        await expect(form.getByText('A task needs a title.')).toBeVisible();
        await form.getByLabel('Title').fill('Call mom tonight');
        await form.getByLabel('Description').fill('About Sunday\nand the keys');
        await form.getByLabel('Due date').fill(day(1));
        await form.getByRole('button', { name: 'Save' }).click();
        await expect(taskRow(page, 'Call mom tonight')).toContainText('About Sunday');
        await expect(taskRow(page, 'Call mom tonight')).toContainText('Tomorrow');
      });

      await test.step('Escape leaves it as it was', async () => {
        await press(taskRow(page, 'Buy groceries'), 'Edit Buy groceries');
        await page.getByLabel('Title', { exact: true }).fill('Never mind');
        await page.getByLabel('Title', { exact: true }).press('Escape');
        await expect(task(page, 'Buy groceries')).toBeVisible();
      });

      await test.step('complete', async () => {
        await task(page, 'Buy groceries').check();
        await expect(page.getByText('1 open', { exact: true }).filter({ visible: true })).toBeVisible();
        await expect
          .poll(() => storedTasks(page.request))
          .toEqual([
            { title: 'Call mom tonight', completed: false },
            { title: 'Buy groceries', completed: true },
          ]);
      });

      await test.step('delete, and take it back', async () => {
        await press(taskRow(page, 'Buy groceries'), 'Delete Buy groceries');
        await expect(task(page, 'Buy groceries')).toHaveCount(0);
        await page.getByRole('button', { name: 'Undo' }).click();
        await expect(task(page, 'Buy groceries')).toBeChecked();
        expect(await storedTasks(page.request)).toHaveLength(2);
      });

      await test.step('delete, and what is left is there after a reload', async () => {
        await press(taskRow(page, 'Buy groceries'), 'Delete Buy groceries');
        // At once: what was deleted must not come back when one leaves before the time for an undo is over.
        await page.reload();
        await openTasks(page);
        await expect(task(page, 'Call mom tonight')).toBeVisible();
        await expect
          .poll(() => storedTasks(page.request))
          .toEqual([{ title: 'Call mom tonight', completed: false }]);
      });
    });

    test('tasks are filtered, sorted, searched and counted', async ({ page }) => {
      await signUp(page, newPerson('Grace Example'));
      await openTasks(page);
      for (const title of ['Water the plants', 'Buy apples', 'Call the dentist']) await add(page, title);
      await press(taskRow(page, 'Call the dentist'), 'Edit Call the dentist');
      await page.getByLabel('Due date', { exact: true }).fill(day(3));
      await page.getByRole('button', { name: 'Save' }).click();
      await task(page, 'Buy apples').check();

      await expectTitles(page, ['Water the plants', 'Call the dentist', 'Buy apples']);
      await page.getByRole('combobox', { name: 'Order of the tasks' }).selectOption('Title');
      await expectTitles(page, ['Call the dentist', 'Water the plants', 'Buy apples']);
      await page.getByRole('combobox', { name: 'Order of the tasks' }).selectOption('Due date');
      await expectTitles(page, ['Call the dentist', 'Water the plants', 'Buy apples']);

      const filter = page.getByRole('group', { name: 'Which tasks to show' });
      await expect(filter.getByRole('button')).toHaveText(['All3', 'Open2', 'Done1']);
      await filter.getByRole('button', { name: 'Done' }).click();
      await expectTitles(page, ['Buy apples']);
      await filter.getByRole('button', { name: 'Open' }).click();
      await expect(taskList(page).getByRole('listitem')).toHaveCount(2);

      await page.getByRole('searchbox', { name: 'Search tasks' }).fill('PLANTS water');
      await expectTitles(page, ['Water the plants']);
      await page.getByRole('searchbox', { name: 'Search tasks' }).fill('nothing of the kind');
      await expect(page.getByText('No task has these words.')).toBeVisible();
    });

    test('what the assistant changes shows in the list, and what a hand deleted is gone for the assistant', async ({
      page,
    }) => {
      await signUp(page, newPerson('Tim Example'));
      await say(page, 'Add a task to feed the cat');
      await say(page, 'Add a task to feed the dog');
      await openTasks(page);
      await expect(task(page, 'Feed the cat')).toBeVisible();
      await press(taskRow(page, 'Feed the cat'), 'Delete Feed the cat');
      await closeSheet(page);
      // In the time in which the deletion could still be taken back.
      const answer = await say(page, 'Show me all my tasks');
      await expect(answer).toContainText('Feed the dog');
      await expect(answer).not.toContainText('Feed the cat');
    });

    test('a change that the server refuses is taken back, in words', async ({ page }) => {
      await signUp(page, newPerson('Eve Example'));
      await openTasks(page);
      await add(page, 'Feed the cat');
      await page.route('**/api/*/tasks**', (route) =>
        route.request().method() === 'GET' ? route.continue() : route.abort('connectionrefused'),
      );
      await task(page, 'Feed the cat').click();
      const words = page.getByRole('alert').filter({ hasText: 'The server did not answer. Is it running?' });
      await expect(words).toBeVisible();
      await expect(task(page, 'Feed the cat')).not.toBeChecked();

      await newTask(page).fill('Feed the dog');
      await page.getByRole('button', { name: 'Add task' }).click();
      await expect(newTask(page)).toHaveValue('Feed the dog');
      await expect(taskList(page).getByRole('listitem')).toHaveCount(1);

      await page.unroute('**/api/*/tasks**');
      await words.getByRole('button', { name: 'Try again' }).click();
      await expect(words).toHaveCount(0);
      await page.getByRole('button', { name: 'Add task' }).click();
      await expect(task(page, 'Feed the dog')).toBeVisible();
    });
  });
}

test('two tabs see the same tasks, and both keep what they edited', async ({ page, context }) => {
  await signUp(page, newPerson('Ada Example'));
  await add(page, 'Call mom');
  const tab = await context.newPage();
  await tab.goto('/chat');
  await press(taskRow(page, 'Call mom'), 'Edit Call mom');
  await press(taskRow(tab, 'Call mom'), 'Edit Call mom');
  await page.getByLabel('Title', { exact: true }).fill('Call mom tonight');
  await tab.getByLabel('Description', { exact: true }).fill('About Sunday');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(task(page, 'Call mom tonight')).toBeVisible();
  await tab.getByRole('button', { name: 'Save' }).click();
  for (const one of [page, tab]) await expect(taskRow(one, 'Call mom tonight')).toContainText('About Sunday');
});

test('keys lead to the message box and the task field, begin a conversation, undo, and are told', async ({
  page,
}) => {
  await signUp(page, newPerson('Ada Example'));
  await add(page, 'Call mom');
  const away = () => page.getByRole('log', { name: 'Conversation' }).focus();

  await away();
  await page.keyboard.press('/');
  await expect(page.getByLabel('Message')).toBeFocused();
  await expect(page.getByLabel('Message')).toHaveValue('');
  // In a field they are letters.
  await page.keyboard.type('n/?');
  await expect(page.getByLabel('Message')).toHaveValue('n/?');

  await away();
  await page.keyboard.press('n');
  await expect(newTask(page)).toBeFocused();

  await press(taskRow(page, 'Call mom'), 'Delete Call mom');
  await expect(task(page, 'Call mom')).toHaveCount(0);
  await away();
  await page.keyboard.press('z');
  await expect(task(page, 'Call mom')).toBeVisible();

  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys).toContainText('Write a message');
  await page.keyboard.press('Escape');
  await expect(keys).toHaveCount(0);
});
