import type { APIRequestContext } from '@playwright/test';
import { userIdOf } from './account.ts';
import { inDatabase } from './database.ts';

/** A task as it is kept. */
export interface StoredTask {
  title: string;
  completed: boolean;
}

/** Where the journeys look for what is kept; it stands in the names of the tests. */
export const STORE = process.env['E2E_DATABASE_URL']
  ? 'PostgreSQL, asked by SQL'
  : 'the REST API, asked with the session';

const TASKS_OF_USER = `SELECT title, completed FROM public.tasks WHERE user_id = $1 ORDER BY id`;

const fromDatabase = (url: string, userId: string): Promise<StoredTask[]> =>
  inDatabase(url, async (client) => (await client.query<StoredTask>(TASKS_OF_USER, [userId])).rows);

async function fromApi(request: APIRequestContext, userId: string): Promise<StoredTask[]> {
  const response = await request.get(`/api/${encodeURIComponent(userId)}/tasks`);
  if (!response.ok())
    throw new Error(`the tasks could not be read: ${response.status()} ${await response.text()}`);
  const tasks = (await response.json()) as StoredTask[];
  return tasks.map(({ title, completed }) => ({ title, completed }));
}

/**
 * The tasks that are kept for whoever is signed in: from the database where E2E_DATABASE_URL names it,
 * else through the API, so that the journeys also run against an app whose database is out of reach.
 */
export async function storedTasks(request: APIRequestContext): Promise<StoredTask[]> {
  const userId = await userIdOf(request);
  const url = process.env['E2E_DATABASE_URL'];
  return url ? fromDatabase(url, userId) : fromApi(request, userId);
}
