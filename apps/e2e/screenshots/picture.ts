import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userIdOf } from '../support/account.ts';

const FOLDER = join(import.meta.dirname, '../../../docs/screenshots');

/** A picture must not make the repository heavy. */
const MAX_BYTES = 150_000;

/** When the pictures are taken, for the page: what is due tomorrow is so in every run. */
export const NOW = new Date('2026-03-10T09:41:00Z');

/**
 * The numbers of the tasks go on from whoever used the app before: here they begin at 1, in the list, in what the
 * assistant says and in what its tools said.
 */
async function numberFromOne(page: Page): Promise<void> {
  const answer = await page.request.get(`/api/${await userIdOf(page.request)}/tasks`);
  const ids = ((await answer.json()) as { id: number }[]).map(({ id }) => id).sort((a, b) => a - b);
  await page.evaluate((ids) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const ordinal = (digits: string) => `${ids.indexOf(Number(digits)) + 1 || digits}`;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const badge = node.parentElement?.title === 'The number of this task';
      const number = badge ? /()(\d+)/g : /(#|"task_id": )(\d+)/g;
      const text = node.nodeValue ?? '';
      node.nodeValue = text.replace(
        number,
        (_all, before: string, digits: string) => before + ordinal(digits),
      );
    }
  }, ids);
}

/**
 * Takes a picture of what the page shows into docs/screenshots. The page's numbers are changed for it: nothing is
 * to be done on the page afterwards but to look at it. @throws Error when the picture is too big
 */
export async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  if (new URL(page.url()).pathname.startsWith('/chat')) await numberFromOne(page);
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  if (png.length > MAX_BYTES) throw new Error(`${name}.png has ${png.length} bytes, more than ${MAX_BYTES}`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.png`), png);
}
