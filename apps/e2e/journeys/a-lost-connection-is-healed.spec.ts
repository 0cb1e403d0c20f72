import { expect, test, type Page, type Route } from '@playwright/test';
import { newPerson, signUp } from '../support/account.ts';
import { conversation, messagesOf } from '../support/chat.ts';
import { SIZES } from '../support/sizes.ts';
import { storedTasks } from '../support/stored-tasks.ts';

// The risk: the network goes away in the middle. Nobody says so, the message is lost, or it is carried out twice.

const CHAT = '**/api/*/chat';
const HEALED = { timeout: 20_000 };

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Message', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
}

/** Counts the tries and their keys. */
function countTries(page: Page): Set<string> & { tries: number } {
  const keys = Object.assign(new Set<string>(), { tries: 0 });
  page.on('request', (request) => {
    if (!request.url().endsWith('/chat') || request.method() !== 'POST') return;
    keys.tries++;
    keys.add(request.headers()['idempotency-key'] ?? 'none');
  });
  return keys;
}

/** The server does it all, but only the beginning of its answer arrives. */
async function cutOff(route: Route): Promise<void> {
  const answer = await route.fetch();
  const body = await answer.text();
  await route.fulfill({ response: answer, body: body.slice(0, body.indexOf('event: done')) });
}

for (const { name, use } of SIZES) {
  test.describe(name, () => {
    test.use(use);

    test('offline is said, and the message goes out when the network is back', async ({ page, context }) => {
      await signUp(page, newPerson('Ada Example'));
      const banner = page.getByRole('status', { name: 'Connection' });
      await expect(banner).toBeEmpty();
      await context.setOffline(true);
      await expect(banner).toContainText('You are offline.');
      await write(page, 'Add a task to buy groceries');
      await expect(page.getByText('Your message is kept and goes out when it can.')).toBeVisible();
      await context.setOffline(false);
      await expect(messagesOf(page, 'Assistant')).toHaveCount(1, HEALED);
      await expect(banner).toBeEmpty();
      await expect(page.getByText('Your message is kept')).toHaveCount(0);
      expect(await storedTasks(page.request)).toEqual([{ title: 'Buy groceries', completed: false }]);
    });
  });
}

test('an answer that breaks off is read back, and what it did is done once', async ({ page }) => {
  await signUp(page, newPerson('Grace Example'));
  const sent = countTries(page);
  await page.route(CHAT, cutOff, { times: 1 });
  await write(page, 'Add a task to buy groceries');
  await expect(page.getByText('The connection broke off.')).toBeVisible();
  await expect(conversation(page)).toHaveAttribute('aria-busy', 'false', HEALED);
  await expect(messagesOf(page, 'Assistant')).toHaveText([/Buy groceries.*Added “Buy groceries”/s]);
  await expect(page.getByText('The connection broke off.')).toHaveCount(0);
  expect([sent.tries, sent.size]).toEqual([2, 1]);
  expect(await storedTasks(page.request)).toHaveLength(1);
  await page.reload();
  await expect(messagesOf(page, 'You')).toHaveCount(1);
  await expect(messagesOf(page, 'Assistant')).toHaveCount(1);
});

test('rubbish, a page in its place and no answer at all are asked again; a server that stays away can be asked by hand', async ({
  page,
}) => {
  await signUp(page, newPerson('Tim Example'));
  const sent = countTries(page);
  const odd = [
    (route: Route) => route.fulfill({ contentType: 'text/event-stream', body: 'event: text\ndata: {no\n\n' }),
    (route: Route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>Please log in to the network</h1>' }),
    (route: Route) => route.abort('connectionreset'),
  ];
  await page.route(CHAT, (route) => (odd.shift() ?? ((one: Route) => one.abort('connectionrefused')))(route));
  await write(page, 'Add a task to call mom');
  await expect(page.getByRole('status', { name: 'Connection' })).toContainText(
    'The server cannot be reached.',
    HEALED,
  );
  await expect.poll(() => sent.tries, HEALED).toBeGreaterThanOrEqual(4);
  await page.unroute(CHAT);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(messagesOf(page, 'Assistant')).toHaveCount(1, HEALED);
  expect(sent.size).toBe(1);
  expect(await storedTasks(page.request)).toHaveLength(1);
});

test('a server that says nothing for half a minute is asked again', async ({ page }) => {
  await page.clock.install();
  await signUp(page, newPerson('Eve Example'));
  let held: Route | undefined;
  await page.route(CHAT, (route) => void (held = route), { times: 1 });
  await write(page, 'Add a task to water the plants');
  await expect.poll(() => held).toBeTruthy();
  await page.clock.fastForward(31_000);
  await expect(messagesOf(page, 'Assistant')).toHaveCount(1, HEALED);
  expect(await storedTasks(page.request)).toHaveLength(1);
});
