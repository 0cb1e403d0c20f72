import { expect, type Page } from '@playwright/test';
import { newPerson, passwordField, sendSignIn, signUp } from './account.ts';
import { conversation, say } from './chat.ts';
import { press, taskRow } from './panels.ts';
import { closeSheet, openConversations, openTasks } from './sizes.ts';

/** A page as one may meet it: the name, and the way there from the state before. */
export interface PageState {
  name: string;
  reach: (page: Page) => Promise<void>;
  /** Whether it looks otherwise on a phone: in a sheet over the chat. */
  inSheet?: true;
}

/** What goes to the backend. */
export const BACKEND = /\/api\/(?!auth\/)[^/]+\//;

/** Where the page gets its tasks from. */
export const TASKS_API = /\/api\/(?!auth\/)[^/]+\/tasks/;

const goTo = (path: string) => async (page: Page) => void (await page.goto(path));

/** What is seen before one has signed in, each from anywhere. */
export const OUTSIDE: readonly PageState[] = [
  { name: 'signing in', reach: goTo('/sign-in') },
  {
    name: 'a wrong password',
    reach: async (page) => {
      await page.goto('/sign-in');
      await sendSignIn(page, newPerson('Nobody'));
      await expect(page.getByRole('alert').filter({ hasText: 'do not go together' })).toBeVisible();
    },
  },
  {
    name: 'an ended session',
    reach: goTo('/sign-in?expired'),
  },
  { name: 'signing up', reach: goTo('/sign-up') },
  {
    name: 'signing up with nothing filled in',
    reach: async (page) => {
      await page.goto('/sign-up');
      await page.getByRole('button', { name: 'Sign up' }).click();
      await expect(passwordField(page)).toHaveAccessibleDescription('Enter your password.');
    },
  },
  { name: 'no such page', reach: goTo('/nowhere') },
];

/** What is seen once one has signed up, one after the other. */
export const INSIDE: readonly PageState[] = [
  { name: 'the empty chat', inSheet: true, reach: (page) => signUp(page, newPerson('Ada Example')) },
  {
    name: 'a chat with an open chip, and tasks',
    inSheet: true,
    reach: async (page) => {
      await say(page, 'Add a task to buy groceries');
      await say(page, 'Add a task to call mom');
      await conversation(page).locator('summary').last().click();
      await openTasks(page);
      await taskRow(page, 'Buy groceries').getByRole('checkbox').check();
    },
  },
  {
    name: 'a task that is being edited, with something wrong',
    inSheet: true,
    reach: async (page) => {
      await press(taskRow(page, 'Call mom'), 'Edit Call mom');
      await page.getByLabel('Title', { exact: true }).fill('');
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByText('A task needs a title.')).toBeVisible();
    },
  },
  {
    name: 'a deleted task that can be brought back',
    inSheet: true,
    reach: async (page) => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await press(taskRow(page, 'Call mom'), 'Delete Call mom');
      await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    },
  },
  {
    name: 'the conversations',
    inSheet: true,
    reach: async (page) => {
      await closeSheet(page);
      await openConversations(page);
      await expect(page.getByRole('navigation', { name: 'Conversations' })).toBeVisible();
    },
  },
  {
    name: 'no such conversation',
    reach: goTo('/chat/999999999'),
  },
  { name: 'the account', reach: goTo('/account') },
  {
    name: 'the question before the account is deleted',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Delete account' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'all keys',
    reach: async (page) => {
      await page.goto('/chat');
      await page.getByLabel('Message').waitFor();
      await conversation(page).focus();
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    },
  },
  {
    name: 'a server that is down',
    reach: async (page) => {
      await page.route(BACKEND, (route) =>
        route.fulfill({
          status: 503,
          json: { error: { code: 'unavailable', message: 'Not now.', request_id: 'e2e' } },
        }),
      );
      await page.reload();
      await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'a page that cannot be shown',
    reach: async (page) => {
      await page.unroute(BACKEND);
      await page.route(TASKS_API, (route) => route.fulfill({ json: [null] }));
      await page.reload();
      await expect(page.getByRole('heading', { name: 'This did not work' })).toBeVisible();
    },
  },
];
