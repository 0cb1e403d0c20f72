import { setTimeout as sleep } from 'node:timers/promises';
import { findLosses, type Account } from '../sequences/account.ts';
import type { Answer, Share } from '../load/load.ts';

/** What people do: half of it reads their tasks, the rest are new tasks and the page. */
export function mixOf(accounts: readonly Account[], marks: string): Share[] {
  return accounts.flatMap(({ userId, cookie }, person): Share[] => {
    const [headers, tasks] = [{ cookie }, `/api/${userId}/tasks`];
    return [
      { name: 'page', method: 'GET', path: '/chat', headers, weight: 2 },
      { name: 'tasks', method: 'GET', path: tasks, headers, weight: 5 },
      adding(tasks, headers, `${marks} ${person}`),
    ];
  });
}

const newTask = 'new task';

/** A new task, whose title says which request made it. */
export const adding = (path: string, headers: Record<string, string>, marks: string): Share => ({
  name: newTask,
  method: 'POST',
  path,
  headers,
  weight: 3,
  body: (index) => ({ title: `${marks} ${index}` }),
  status: 201,
});

/** Titles of the tasks that the app said it has. */
export function acknowledged(answers: readonly Answer[]): string[] {
  return answers.flatMap(({ name, failure, text }) =>
    name !== newTask || failure || text === undefined ? [] : [(JSON.parse(text) as { title: string }).title],
  );
}

/** What of the acknowledged writes is not there, or there twice; and what of the accounts is no more. */
export async function findLost(origin: string, accounts: readonly Account[], titles: readonly string[]) {
  const kept = new Map<string, number>();
  const accountLosses: string[] = [];
  for (const account of accounts) {
    const list = await listTasks(origin, account);
    for (const { title } of list) kept.set(title, (kept.get(title) ?? 0) + 1);
    accountLosses.push(...(await findLosses(origin, account)).map((words) => `${account.email}: ${words}`));
  }
  const lost = titles.filter((title) => !kept.has(title));
  const doubled = titles.filter((title) => (kept.get(title) ?? 0) > 1);
  return { lost, doubled, accountLosses };
}

export interface Task {
  id: number;
  title: string;
  completed: boolean;
}

/** All tasks of one person. */
export const listTasks = (origin: string, account: Account): Promise<Task[]> =>
  askAgain(origin, account, 'tasks') as Promise<Task[]>;

/** What the app says of one person. A kept connection may belong to a pod that is gone, so it is asked again. */
export async function askAgain(origin: string, { userId, cookie }: Account, path: string): Promise<unknown> {
  const url = `${origin}/api/${userId}/${path}`;
  for (let tries = 1; ; tries++) {
    try {
      const answer = await fetch(url, { headers: { cookie }, signal: AbortSignal.timeout(10_000) });
      if (answer.ok) return await answer.json();
      throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
    } catch (error) {
      if (tries === 4) throw error;
      await sleep(1000);
    }
  }
}
