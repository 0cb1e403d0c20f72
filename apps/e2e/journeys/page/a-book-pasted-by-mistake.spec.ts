import { expect, test, type Page } from '@playwright/test';
import { newPerson, signUp } from '../../support/account.ts';
import { typingDelay } from '../../support/typing-delay.ts';

// The risk: one wrong paste, and the page stands still; or what one had written before is gone.

// A trace copies the whole text at each step: that would be what is measured.
test.use({ trace: 'off' });

const box = (page: Page) => page.getByLabel('Message', { exact: true });

/** Pastes into what has the focus as the browser does: the page is asked, then the text is put in. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const asked = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    if (document.activeElement?.dispatchEvent(asked)) document.execCommand('insertText', false, pasted);
  }, text);
}

/** What a letter takes in the browser's own field, with nothing around it. */
async function bareDelay(page: Page, text: string): Promise<number> {
  await page.setContent('<textarea autofocus rows="4"></textarea>');
  await page.locator('textarea').focus();
  await paste(page, text);
  return typingDelay(page, 'quick');
}

test('1 MB that is pasted is counted, leaves the page quick, and nothing of it is lost', async ({
  page,
  context,
}) => {
  const pasted = 'Buy groceries, call mom. '.repeat(40_000);
  const bare = await bareDelay(await context.newPage(), pasted);
  await signUp(page, newPerson('Eve Example'));
  await box(page).fill('So: ');
  await box(page).press('End');
  await paste(page, pasted);
  await expect(page.getByText('1,000,003 of 2,000 characters: please shorten the message.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Send' })).toBeDisabled();
  const delay = await typingDelay(page, 'quick');
  const description = `a letter after ${Math.round(delay)} ms, in a bare field after ${Math.round(bare)} ms`;
  test.info().annotations.push({ type: 'figures', description });
  // Beside that of the browser, the page's own work is small.
  expect(delay).toBeLessThan(4 * bare + 250);
  expect(await box(page).inputValue()).toBe(`So: ${pasted}quick`);
});
