import { expect, test, type APIResponse } from '@playwright/test';
import { newPerson, signUp, userIdOf } from '../support/account.ts';
import { conversation, messagesOf, say, task, taskList } from '../support/chat.ts';

// The risk: one person reads or changes what belongs to another.

/** The one error shape: a code for programs, words for people, an id for the logs. */
async function expectRefusal(response: APIResponse, status: number, code: string): Promise<void> {
  expect(response.status(), `${response.url()} is refused`).toBe(status);
  const { error } = (await response.json()) as { error: Record<string, unknown> };
  expect(error).toEqual({ code, message: expect.any(String), request_id: expect.any(String) });
}

test("a second user sees none of the first one's tasks and conversations, and cannot ask for them", async ({
  browser,
  request,
  baseURL,
}) => {
  const first = await browser.newContext();
  const second = await browser.newContext();
  const ada = await first.newPage();
  const eve = await second.newPage();

  await test.step('the first has a task and a conversation', async () => {
    await signUp(ada, newPerson('Ada Example'));
    await say(ada, 'Add a task to hide the birthday present');
    await expect(task(ada, 'Hide the birthday present')).toBeVisible();
  });

  await test.step('the second one begins with nothing', async () => {
    await signUp(eve, newPerson('Eve Example'));
    await expect(eve.getByRole('heading', { name: 'What needs doing, Eve?' })).toBeVisible();
    await expect(taskList(eve).getByRole('listitem')).toHaveCount(0);
    await say(eve, 'Show me all my tasks');
    await expect(conversation(eve)).not.toContainText(/birthday/i);
  });

  const adaId = await userIdOf(ada.request);
  const eveId = await userIdOf(eve.request);
  const read = async <T>(path: string): Promise<T> => {
    const response = await ada.request.get(path);
    expect(response.status()).toBe(200);
    return (await response.json()) as T;
  };
  const [adasTask] = await read<{ id: number }[]>(`/api/${adaId}/tasks`);
  const [adasChat] = await read<{ id: number }[]>(`/api/${adaId}/conversations`);

  await test.step("the first one's paths are closed to the second", async () => {
    const paths = [
      'tasks',
      `tasks/${adasTask!.id}`,
      'conversations',
      `conversations/${adasChat!.id}/messages`,
    ];
    for (const path of paths)
      await expectRefusal(await eve.request.get(`/api/${adaId}/${path}`), 403, 'forbidden');
    // Changes are taken from the app's own pages only, so these say that they come from one.
    const change = { headers: { origin: baseURL! }, data: { message: 'Show me all my tasks' } };
    await expectRefusal(await eve.request.post(`/api/${adaId}/chat`, change), 403, 'forbidden');
    await expectRefusal(
      await eve.request.delete(`/api/${adaId}/tasks/${adasTask!.id}`, change),
      403,
      'forbidden',
    );
  });

  await test.step('a change that another site sends with the cookies of the first is refused', async () => {
    const foreign = { headers: { origin: 'https://elsewhere.example' } };
    const task = `/api/${adaId}/tasks/${adasTask!.id}`;
    await expectRefusal(await ada.request.delete(task, foreign), 403, 'cross_origin');
  });

  await test.step("the first one's numbers lead nowhere under the second one's paths", async () => {
    for (const path of [`tasks/${adasTask!.id}`, `conversations/${adasChat!.id}/messages`]) {
      const response = await eve.request.get(`/api/${eveId}/${path}`);
      expect(response.status(), `${path} is not found`).toBe(404);
    }
    await say(eve, `Delete task ${adasTask!.id}`);
  });

  await test.step('without a session nothing is shown at all', async () => {
    await expectRefusal(await request.get(`/api/${adaId}/tasks`), 401, 'unauthorized');
  });

  await test.step('the first still has all of it', async () => {
    await ada.reload();
    await expect(task(ada, 'Hide the birthday present')).toBeVisible();
    await expect(messagesOf(ada, 'You')).toHaveCount(1);
  });

  await first.close();
  await second.close();
});
