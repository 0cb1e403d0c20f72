import type { Page, PlaywrightTestOptions } from '@playwright/test';

interface Size {
  name: string;
  use: Partial<Pick<PlaywrightTestOptions, 'viewport' | 'hasTouch' | 'isMobile'>>;
}

/** The sizes in which a journey is made: on a phone the tasks and the conversations are in sheets. */
export const SIZES: readonly Size[] = [
  { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
  { name: 'phone', use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
];

/** Brings the tasks into view where they are in a sheet. */
export async function openTasks(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /^Show tasks/ });
  if (await button.isVisible()) await button.click();
}

/** Brings the conversations into view where they are in a sheet. */
export async function openConversations(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Show conversations' });
  if (await button.isVisible()) await button.click();
}

/** Closes the sheet that is open, if one is. */
export async function closeSheet(page: Page): Promise<void> {
  const button = page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true });
  if (await button.isVisible()) await button.click();
}
