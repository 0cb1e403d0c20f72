import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { newPerson, sendSignIn, signUp } from '../support/account.ts';
import { say, task, taskList } from '../support/chat.ts';

// The risk: a font, a script or an API call from elsewhere. It would not work behind a firewall, and would
// tell others who uses the app.

/** Notes all that the pages of a context ask for, and what they complain about: script errors, policy breaches. */
function watch(context: BrowserContext) {
  const asked: URL[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => asked.push(new URL(request.url())));
  context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
  context.on('console', (message) => {
    // Chromium also notes each 4xx here; a list that is read while one signs out may well get a 401.
    const isStatus = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isStatus) complaints.push(`console: ${message.text()}`);
  });
  context.on('page', (page) => page.on('websocket', (socket) => asked.push(new URL(socket.url()))));
  return { asked, complaints };
}

/** Does something to a task by hand, and waits until the list has been read again after it. */
async function byHand(page: Page, act: () => Promise<void>): Promise<void> {
  const read = page.waitForResponse(
    (response) =>
      response.request().method() === 'GET' && new URL(response.url()).pathname.endsWith('/tasks'),
  );
  await act();
  await read;
}

test('all that the browser asks for in a whole journey comes from the one address', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext();
  const { asked, complaints } = watch(context);
  const page = await context.newPage();
  const tim = newPerson('Tim Example');

  await page.goto('/');
  await expect(page).toHaveURL('/sign-in');
  await page.getByRole('link', { name: 'Create an account' }).click();
  await expect(page.getByRole('heading', { name: 'Create your account' })).toBeVisible();
  await signUp(page, tim);
  await say(page, 'Add a task to water the plants');
  await expect(task(page, 'Water the plants')).toBeVisible();

  await page.getByLabel('New task').fill('Feed the cat');
  await byHand(page, () => page.getByRole('button', { name: 'Add task' }).click());
  await byHand(page, () => task(page, 'Feed the cat').check());
  await taskList(page).getByRole('listitem').filter({ hasText: 'Water the plants' }).hover();
  await page.getByRole('button', { name: 'Delete Water the plants' }).click();
  await expect(taskList(page).getByRole('listitem')).toHaveCount(1);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
  await sendSignIn(page, tim);
  await expect(task(page, 'Feed the cat')).toBeChecked();
  await context.close();

  const network = asked.filter(({ protocol }) => !['data:', 'blob:'].includes(protocol));
  const paths = network.map(({ pathname }) => pathname);
  expect(
    paths.some((path) => path.startsWith('/_next/static/')),
    'scripts were asked for',
  ).toBe(true);
  expect(
    paths.some((path) => path.endsWith('/chat') && path.startsWith('/api/')),
    'the chat was asked',
  ).toBe(true);
  expect([...new Set(network.map(({ origin }) => origin))]).toEqual([new URL(baseURL!).origin]);
  expect(complaints, 'the pages report no error').toEqual([]);
});
