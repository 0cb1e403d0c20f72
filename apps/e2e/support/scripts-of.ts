import type { Page } from '@playwright/test';
import { gzipSync } from 'node:zlib';

/** What a page fetches of JavaScript before anything is done on it. */
export interface Scripts {
  count: number;
  /** All of them, each packed by gzip. */
  gzipBytes: number;
}

/**
 * Opens a page that the browser has not seen before and adds up its scripts, those that it fetches ahead among them.
 * The browser itself leaves out what is marked `nomodule`. What the server sent counts as if packed by gzip's default
 * level, so that the figure is the same whatever is between the browser and the server.
 */
export async function scriptsOf(page: Page, path: string): Promise<Scripts> {
  const bodies = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.set(response.url(), response.body());
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  const all = await Promise.all(bodies.values());
  return { count: all.length, gzipBytes: all.reduce((sum, body) => sum + gzipSync(body).length, 0) };
}
