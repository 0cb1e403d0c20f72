import { expect, test } from '@playwright/test';
import { newPerson, signUp } from '../../support/account.ts';
import { say } from '../../support/chat.ts';
import { SIZES } from '../../support/sizes.ts';
import { conversationIdOf, storeMessages, type Said } from '../../support/stored-messages.ts';
import { typingDelay } from '../../support/typing-delay.ts';

// The risk: the longer one talks, the slower the page gets, until one can no longer write.

const MANY = 2000;

function history(): Said[] {
  return Array.from({ length: MANY / 2 }, (_, index): Said[] => [
    { role: 'user', content: `Add a task to read page ${index}` },
    {
      role: 'assistant',
      content: `Added **“Read page ${index}”** as task ${index}.\n\nStill to do:\n- #${index} Read page ${index}\n- #${index + 1} Call mom`,
    },
  ]).flat();
}

// A trace copies the whole page at each step: with so much in it, that would be what is measured.
test.use({ trace: 'off' });

for (const { name, use } of SIZES) {
  test.describe(name, () => {
    test.use(use);

    test(`a conversation of ${MANY} messages opens, scrolls and takes letters without delay`, async ({
      page,
    }) => {
      test.setTimeout(120_000);
      await signUp(page, newPerson('Ada Example'));
      await say(page, 'Hello');
      // By selector: a role is asked of every element, and these are 20,000.
      const log = page.locator('[role=log]');
      const last = log.locator('article').last();
      /** Opens the conversation and writes: how long until its end can be read, and until a letter is there, in ms. */
      const measure = async (ending: string) => {
        const started = Date.now();
        await page.reload();
        await expect(last).toContainText(ending);
        await expect(last).toBeInViewport();
        const shown = Date.now() - started;
        await page.locator('textarea').fill('');
        return { shown, letter: await typingDelay(page, 'Add a task to sleep') };
      };
      const short = await measure('Hello!');
      await storeMessages(page, conversationIdOf(page), history());
      const long = await measure('Read page 999');
      const description = `shown after ${long.shown} ms, a short one after ${short.shown} ms; a letter after ${Math.round(long.letter)} and ${Math.round(short.letter)} ms`;
      test.info().annotations.push({ type: 'figures', description });
      // Beside a short one, which is as slow as the machine is busy.
      expect(long.shown).toBeLessThan(3 * short.shown + 2000);
      expect(long.letter).toBeLessThan(3 * short.letter + 50);

      await test.step('all of them are there, and the first is where one scrolls to', async () => {
        await expect(log).toHaveAttribute('aria-busy', 'false', { timeout: 45_000 });
        await expect(log.locator('article')).toHaveCount(MANY + 2);
        await expect(last).toBeInViewport();
        await log.focus();
        await page.keyboard.press('Home');
        await expect(log.locator('article').first()).toBeInViewport();
      });

      await test.step('one more is said', async () => {
        await page.locator('textarea').press('Enter');
        await expect(last).toContainText('Added “Sleep”', { timeout: 15_000 });
        await expect(last).toBeInViewport();
      });
    });
  });
}
