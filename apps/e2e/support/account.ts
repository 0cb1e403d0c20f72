import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { conversationLoaded } from './chat.ts';

/** Arriving at the chat may take this long where Next compiles a page when it is first asked for (`npm run dev`). */
const ARRIVAL_MS = 30_000;

/** Someone who uses the app. */
export interface Person {
  name: string;
  email: string;
  password: string;
}

/** A person whom the app has never seen. The address tells the run, which removes its people at the end. */
export function newPerson(name: string): Person {
  const random = randomBytes(6).toString('hex');
  return {
    name,
    email: `e2e-${process.env['E2E_RUN']}-${random}@example.com`,
    password: `walnut-${random}-lantern`,
  };
}

/** The password field itself, not the button beside it that shows the characters. */
export function passwordField(page: Page) {
  return page.getByLabel('Password', { exact: true });
}

/** Fills in the sign-up page and sends it; where that leads is the caller's to check. */
export async function sendSignUp(page: Page, person: Person): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill(person.name);
  await page.getByLabel('Email').fill(person.email);
  await passwordField(page).fill(person.password);
  await page.getByRole('button', { name: 'Sign up' }).click();
}

/** Fills in the sign-in form of the page one is on and sends it. */
export async function sendSignIn(page: Page, person: Pick<Person, 'email' | 'password'>): Promise<void> {
  // One may come here in the middle of a page change: the form's script has to be there.
  await page.waitForLoadState('load');
  await page.getByLabel('Email').fill(person.email);
  await passwordField(page).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Waits for the chat after the sign-in or sign-up was sent. */
export async function arriveAtChat(page: Page): Promise<void> {
  // The address names the conversation as soon as it is known which one was used last.
  await expect(page).toHaveURL(/\/chat(\/(new|\d+))?$/, { timeout: ARRIVAL_MS });
}

/** Signs up and arrives at the chat, which has loaded and is empty. */
export async function signUp(page: Page, person: Person): Promise<void> {
  await sendSignUp(page, person);
  await arriveAtChat(page);
  await conversationLoaded(page);
  await expect(page).toHaveURL('/chat/new');
  // On a phone the tasks are in a sheet.
  if ((page.viewportSize()?.width ?? 0) >= 1024) await expect(page.getByText('No tasks yet.')).toBeVisible();
}

/** The id of the user whose cookies these requests carry. */
export async function userIdOf(request: APIRequestContext): Promise<string> {
  const response = await request.get('/api/auth/get-session');
  expect(response.status()).toBe(200);
  const session = (await response.json()) as { user: { id: string } } | null;
  expect(session, 'somebody is signed in').not.toBeNull();
  return session!.user.id;
}
