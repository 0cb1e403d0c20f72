import type { Page } from '@playwright/test';
import { userIdOf } from './account.ts';
import { inDatabase } from './database.ts';

/** A message as it was said. */
export interface Said {
  role: 'user' | 'assistant';
  content: string;
}

const INSERT = `INSERT INTO public.messages (conversation_id, user_id, role, content)
  SELECT $1, $2, said.role, said.content
  FROM unnest($3::text[], $4::text[]) WITH ORDINALITY AS said(role, content, number) ORDER BY number`;

/**
 * Puts messages behind those of a conversation: into the database where E2E_DATABASE_URL names it, else into what the
 * server answers to this page, so that the journeys also run against an app whose database is out of reach.
 */
export async function storeMessages(
  page: Page,
  conversationId: number,
  said: readonly Said[],
): Promise<void> {
  const userId = await userIdOf(page.request);
  const url = process.env['E2E_DATABASE_URL'];
  if (!url) return answerWith(page, conversationId, said);
  const values = [conversationId, userId, said.map(({ role }) => role), said.map(({ content }) => content)];
  await inDatabase(url, (client) => client.query(INSERT, values));
}

async function answerWith(page: Page, conversationId: number, said: readonly Said[]): Promise<void> {
  await page.route(`**/api/*/conversations/${conversationId}/messages`, async (route) => {
    const answer = await route.fetch();
    const known = (await answer.json()) as object[];
    const more = said.map((one, index) => ({
      ...one,
      id: 2 ** 40 + index,
      conversation_id: conversationId,
      tool_calls: [],
      assistant: null,
      created_at: '2026-11-23T04:00:00Z',
    }));
    await route.fulfill({ response: answer, json: [...known.slice(0, 2), ...more, ...known.slice(2)] });
  });
}

/** The number in the address of the page. */
export function conversationIdOf(page: Page): number {
  return Number(/\/chat\/(\d+)$/.exec(new URL(page.url()).pathname)?.[1]);
}
