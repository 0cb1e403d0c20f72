import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { INSIDE, OUTSIDE, type PageState } from '../../support/page-states.ts';
import { SIZES } from '../../support/sizes.ts';

// The risk: somebody who cannot see well, or uses no mouse, cannot use a page. axe finds what a program can find.

/** The colours of the other theme, painted: a transition that is under way shows one of neither. */
async function switchTo(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    await frame();
    // Transitions alone, and not for ever: an animation may go on as long as its element is there.
    const running = document.getAnimations().filter((one) => one instanceof CSSTransition);
    const settled = Promise.allSettled(running.map(({ finished }) => finished));
    await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, 500))]);
    await frame();
  });
}

/** What axe has to say about the page, in short; an empty list when it is content. */
async function violations(page: Page): Promise<string[]> {
  // Legacy: in this page itself and no other one; there are no frames.
  const axe = () => new AxeBuilder({ page }).setLegacyMode();
  const inLight = await axe().analyze();
  // The other theme differs in nothing but its colours.
  await switchTo(page, 'dark');
  const inDark = await axe().withRules('color-contrast').analyze();
  await switchTo(page, 'light');
  const words = (theme: string, { violations: found }: typeof inLight) =>
    found.flatMap(({ id, help, nodes }) =>
      nodes.map((node) => `${theme}: ${id} (${help}): ${node.target.join(' ')}\n${node.failureSummary}`),
    );
  return [...words('light', inLight), ...words('dark', inDark)];
}

async function walk(page: Page, states: readonly PageState[]): Promise<void> {
  // A dozen pages, each looked at twice.
  test.slow();
  const narrow = page.viewportSize()!.width < 1024;
  for (const { name, reach, inSheet } of states) {
    await test.step(name, async () => {
      await reach(page);
      // The other pages are made of the same parts on a phone.
      if (narrow && !inSheet) return;
      expect.soft(await violations(page), name).toEqual([]);
    });
  }
}

const [desktop, phone] = SIZES;

test.describe(desktop!.name, () => {
  test.use(desktop!.use);

  test('everyone can use the pages before one has signed in, in light and dark', ({ page }) =>
    walk(page, OUTSIDE));

  test('everyone can use the chat, the tasks, the account and every sheet, in light and dark', ({ page }) =>
    walk(page, INSIDE));
});

test.describe(phone!.name, () => {
  test.use(phone!.use);

  test('everyone can use what is in a sheet on a phone, in light and dark', ({ page }) =>
    walk(page, INSIDE.slice(0, INSIDE.findLastIndex(({ inSheet }) => inSheet) + 1)));
});
