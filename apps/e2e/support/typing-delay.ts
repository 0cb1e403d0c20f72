import type { Page } from '@playwright/test';

/**
 * Types into what has the focus.
 * @returns the time from a key press to the next picture of the page, in ms: the middle one of all
 */
export async function typingDelay(page: Page, text: string): Promise<number> {
  await page.evaluate(() => {
    const delays: number[] = [];
    Object.assign(window, { delays });
    document.addEventListener('keydown', () => {
      const pressed = performance.now();
      requestAnimationFrame(() => setTimeout(() => delays.push(performance.now() - pressed)));
    });
  });
  await page.keyboard.type(text, { delay: 40 });
  // The page has shown the last letter, too, when it has drawn two more pictures.
  const delays = await page.evaluate(async () => {
    for (let picture = 0; picture < 2; picture++) await new Promise((drawn) => requestAnimationFrame(drawn));
    return (window as unknown as { delays: number[] }).delays;
  });
  if (delays.length === 0) throw new Error('no key press came to the page');
  return delays.sort((one, other) => one - other)[Math.floor(delays.length / 2)]!;
}
