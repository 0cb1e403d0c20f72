import { expect, test } from '@playwright/test';
import { arriveAtChat, newPerson, sendSignIn, signUp } from '../support/account.ts';
import { messagesOf, say, task, taskList } from '../support/chat.ts';
import { STORE, storedTasks } from '../support/stored-tasks.ts';

// The risk: the assistant says that it added a task, and it is nowhere, or gone after the next sign-in.

test(`a task that was asked for in the chat stands in the list and in the store (${STORE}), also after signing in again`, async ({
  page,
}) => {
  const ada = newPerson('Ada Example');

  await test.step('sign up', async () => {
    await signUp(page, ada);
    await expect(page.getByRole('heading', { name: 'What needs doing, Ada?' })).toBeVisible();
    await expect(taskList(page).getByRole('listitem')).toHaveCount(0);
  });

  await test.step('ask for a task, and the assistant answers', async () => {
    const answer = await say(page, 'Add a task to buy groceries');
    await expect(answer).toContainText(/groceries/i);
  });

  await test.step('the task stands in the list', async () => {
    await expect(task(page, 'Buy groceries')).toBeVisible();
    await expect(task(page, 'Buy groceries')).not.toBeChecked();
    await expect(taskList(page).getByRole('listitem')).toHaveCount(1);
  });

  await test.step(`the task stands in ${STORE}`, async () => {
    expect(await storedTasks(page.request)).toEqual([{ title: 'Buy groceries', completed: false }]);
  });

  await test.step('sign out, and the chat asks for the sign-in', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL('/sign-in');
    await page.goto('/chat');
    await expect(page).toHaveURL('/sign-in?next=/chat');
    await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  });

  await test.step('sign in again: the conversation and the task are still there', async () => {
    await sendSignIn(page, ada);
    await arriveAtChat(page);
    await expect(messagesOf(page, 'You')).toHaveText([/Add a task to buy groceries/]);
    await expect(messagesOf(page, 'Assistant')).toHaveText([/groceries/i]);
    await expect(task(page, 'Buy groceries')).toBeVisible();
  });
});

test(`a task that was done in the chat is ticked in the list and done in the store (${STORE})`, async ({
  page,
}) => {
  await signUp(page, newPerson('Grace Example'));
  await say(page, 'I need to remember to pay bills');
  await expect(task(page, 'Pay bills')).not.toBeChecked();

  const number = await taskList(page).getByTitle('The number of this task').innerText();
  await say(page, `Mark task ${number.replace(/\D/g, '')} as complete`);

  await expect(task(page, 'Pay bills')).toBeChecked();
  expect(await storedTasks(page.request)).toEqual([{ title: 'Pay bills', completed: true }]);

  await say(page, 'What have I completed?');
  await expect(messagesOf(page, 'Assistant').last()).toContainText('Pay bills');
});
