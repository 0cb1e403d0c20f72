import { expect, test } from '@playwright/test';
import { newPerson, signUp } from '../support/account.ts';
import { say, task } from '../support/chat.ts';
import { TASKS_API } from '../support/page-states.ts';

// The risk: one broken answer, and nothing is to be seen any more until one knows to reload.

for (const by of ['hand', 'itself'] as const) {
  test(`a page that cannot be shown says so, and comes back by ${by}`, async ({ page }) => {
    await signUp(page, newPerson('Ada Example'));
    await say(page, 'Add a task to buy groceries');
    // What a broken backend might say: no list of tasks.
    await page.route(TASKS_API, (route) => route.fulfill({ json: [null] }));
    await page.reload();
    await expect(page.getByRole('heading', { name: 'This did not work' })).toBeVisible();
    await expect(page).toHaveTitle('Something went wrong · Todo Chatbot');
    await page.unroute(TASKS_API);
    if (by === 'hand') await page.getByRole('button', { name: 'Try again' }).click();
    await expect(task(page, 'Buy groceries')).toBeVisible({ timeout: 15_000 });
  });
}
