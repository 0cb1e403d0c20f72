import { expect, test, type Page } from '@playwright/test';
import { newPerson, signUp } from '../../support/account.ts';
import { messagesOf, say, taskList } from '../../support/chat.ts';
import { BACKEND, INSIDE, OUTSIDE, type PageState } from '../../support/page-states.ts';
import { openConversations, openTasks } from '../../support/sizes.ts';

// The risk: a narrow screen hides what is at the side; words of another direction get their dots and brackets
// mixed up with the page's own.

/** What sticks out at the sides of the screen, without what is cut off or scrolls in a box of its own. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const cut = (element: Element | null): boolean =>
      element !== null && (getComputedStyle(element).overflowX !== 'visible' || cut(element.parentElement));
    const out = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return (right > width + 0.5 || left < -0.5) && !cut(element.parentElement);
    });
    const words = out.map((element) => `${element.localName}.${element.className}`.slice(0, 120));
    const boxes = [document.scrollingElement!, ...document.querySelectorAll('dialog[open], [role=log], nav')];
    const scrolls = boxes
      .filter((box) => box.scrollWidth > box.clientWidth)
      .map((box) => `${box.localName} scrolls by ${box.scrollWidth - box.clientWidth} px`);
    return [...words, ...scrolls];
  });
}

async function walk(page: Page, states: readonly PageState[]): Promise<void> {
  for (const { name, reach } of states) {
    await test.step(name, async () => {
      await reach(page);
      expect.soft(await sticksOut(page), name).toEqual([]);
    });
  }
}

test.describe('on the smallest screen, 320 px', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });

  test('nothing sticks out before one has signed in', ({ page }) => walk(page, OUTSIDE));

  test('nothing sticks out of the chat, the tasks, the account and the sheets', ({ page }) =>
    walk(page, INSIDE));

  test('a word without an end is broken', async ({ page }) => {
    const long = 'x'.repeat(150);
    await signUp(page, newPerson(long.slice(0, 90)));
    await say(page, `Add a task to ${long}`);
    expect(await sticksOut(page)).toEqual([]);
    await openTasks(page);
    await expect(taskList(page).getByRole('listitem')).toHaveCount(1);
    expect(await sticksOut(page)).toEqual([]);
    await page.goto('/account');
    expect(await sticksOut(page)).toEqual([]);
  });
});

test('Hebrew and Arabic run from the right: in a message, a task, the name of a conversation and of a person', async ({
  page,
}) => {
  await signUp(page, newPerson('עדה כהן'));
  await say(page, 'אני צריך לקנות חלב (2%).');
  await page.getByRole('textbox', { name: 'New task' }).fill('شراء الحليب (٢٪).');
  await page.getByRole('button', { name: 'Add task' }).click();
  await openConversations(page);

  // Looked at until it holds: a task that was just added is drawn anew when it has its number.
  const title = taskList(page).locator('label');
  await expect(title).toHaveText('شراء الحليب (٢٪).');
  await expect(title).toHaveCSS('direction', 'rtl');
  await expect(messagesOf(page, 'You').locator('[dir]').first()).toHaveCSS('direction', 'rtl');
  const name = page.getByRole('navigation', { name: 'Conversations' }).getByRole('link').locator('bdi');
  await expect(name).toContainText('חלב');
  await expect(name).toHaveCSS('direction', 'rtl');
  const person = page.getByRole('link', { name: 'Account of עדה כהן' }).locator('bdi');
  await expect(person).toHaveCSS('direction', 'rtl');
  // The page around them stays as it is.
  await expect(page.locator('html')).toHaveCSS('direction', 'ltr');
});

test.describe('with or without motion', () => {
  /** How long what moves on the page goes on: the longest, in ms. */
  function longest(page: Page): Promise<number> {
    return page.evaluate(() =>
      Math.max(
        0,
        ...document.getAnimations().map((one) => {
          const { duration, iterations } = one.effect!.getComputedTiming();
          return Number(duration) * Math.min(iterations ?? 1, 10);
        }),
      ),
    );
  }

  for (const reducedMotion of ['reduce', 'no-preference'] as const) {
    test.describe(reducedMotion, () => {
      test.use({ contextOptions: { reducedMotion } });

      test(`while a page loads${reducedMotion === 'reduce' ? ' nothing moves' : ', its place glimmers'}`, async ({
        page,
      }) => {
        await signUp(page, newPerson('Ada Example'));
        let answer = () => {};
        const held = new Promise<void>((resolve) => (answer = resolve));
        await page.route(BACKEND, async (route) => {
          await held;
          await route.continue();
        });
        await page.reload();
        await expect(page.getByText('Loading the tasks')).toBeAttached();
        if (reducedMotion === 'reduce') expect(await longest(page)).toBeLessThan(1);
        else expect(await longest(page)).toBeGreaterThan(500);
        answer();
      });
    });
  }
});
