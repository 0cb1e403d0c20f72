import { chromium, type Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireBrowser } from '../support/browser.ts';
import { icoOf } from './ico.ts';
import { LINK_PICTURE, linkPicture } from './link-picture.ts';

// Draws the frontend's icons and its picture for links from the mark in icon.svg: `npx nx pictures e2e`.
// They are kept in git, so that a build needs no browser.

const frontend = join(import.meta.dirname, '../../frontend');
const mark = readFileSync(join(frontend, 'src/app/icon.svg'), 'utf8');

/** The mark as a PNG. @param margin empty space on each side, as a part of the whole; with one there is a ground, too */
async function icon(page: Page, side: number, margin = 0): Promise<Buffer> {
  await page.setViewportSize({ width: side, height: side });
  const size = side * (1 - 2 * margin);
  const sized = mark.replace('<svg', `<svg width="${size}" height="${size}"`);
  const ground = margin > 0 ? '#fafaf8' : 'transparent';
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center;background:${ground}">${sized}</body>`,
  );
  return page.screenshot({ omitBackground: true });
}

const { path, sandbox, args } = requireBrowser();
const browser = await chromium.launch({ executablePath: path, chromiumSandbox: sandbox, args });
try {
  const page = await browser.newPage();
  const write = (name: string, content: Buffer) => writeFileSync(join(frontend, name), content);
  const small = [];
  for (const side of [16, 32]) small.push({ side, png: await icon(page, side) });
  write('src/app/favicon.ico', icoOf(small));
  // Phones cut these to their own shape: the mark keeps away from the edges.
  write('src/app/apple-icon.png', await icon(page, 180, 0.14));
  for (const side of [192, 512]) write(`public/icon-${side}.png`, await icon(page, side, 0.18));
  await page.setViewportSize(LINK_PICTURE);
  await page.setContent(linkPicture(mark));
  await page.evaluate(() => document.fonts.ready);
  write('src/app/opengraph-image.png', await page.screenshot());
} finally {
  await browser.close();
}
