import { expect, test } from '@playwright/test';
import { newPerson, signUp } from '../../support/account.ts';
import { messagesOf, say } from '../../support/chat.ts';
import { SIZES } from '../../support/sizes.ts';
import { conversationIdOf, storeMessages } from '../../support/stored-messages.ts';

// The risk: an answer runs a script, loads a picture that tells who reads it, or leads somewhere it does not say.

const ANSWER = `### Your week

You have **two** tasks, _one_ is \`urgent\`:

7. Call mom
9. Buy groceries

| Task | Due |
| --- | --- |
| Call mom | Friday |

\`\`\`
<b>as it is</b>
\`\`\`

קנה חלב

[The list](https://example.com/list) and [a trap](javascript:alert(1))

![a picture](https://example.com/picture.png)

<script>document.title = 'broken'</script>
<img src="https://example.com/x.png" onerror="document.title = 'broken'">
`;
const HOSTILE = `${'['.repeat(5000)}${'> '.repeat(2000)}`;

for (const { name, use } of SIZES) {
  test.describe(name, () => {
    test.use(use);

    test('Markdown in an answer is formatted, and nothing in it is run or loaded', async ({ page }) => {
      const elsewhere: string[] = [];
      page.on('request', (request) => {
        if (new URL(request.url()).hostname === 'example.com') elsewhere.push(request.url());
      });
      await signUp(page, newPerson('Ada Example'));
      await say(page, 'Hello');
      await storeMessages(page, conversationIdOf(page), [
        { role: 'assistant', content: ANSWER },
        { role: 'assistant', content: HOSTILE },
      ]);
      await page.reload();

      await expect(messagesOf(page, 'Assistant').last()).toContainText(HOSTILE.slice(0, 200));
      const answer = messagesOf(page, 'Assistant').nth(1);
      await expect(answer.getByRole('heading', { name: 'Your week' })).toBeVisible();
      await expect(answer.getByRole('strong')).toHaveText('two');
      await expect(answer.getByRole('emphasis')).toHaveText('one');
      // The numbers of the tasks, not 7 and 8.
      await expect(answer.getByRole('listitem').filter({ hasText: 'groceries' })).toHaveJSProperty(
        'value',
        9,
      );
      await expect(answer.getByRole('cell', { name: 'Friday' })).toBeVisible();
      await expect(answer.getByText('<b>as it is</b>')).toBeVisible();
      await expect(answer.getByText('קנה חלב')).toHaveCSS('direction', 'rtl');

      const link = answer.getByRole('link', { name: 'The list' });
      await expect(link).toHaveAttribute('href', 'https://example.com/list');
      await expect(link).toHaveAttribute('target', '_blank');
      await expect(link).toHaveAttribute('rel', /noopener/);
      await expect(answer.getByText('[a trap](javascript:alert(1))')).toBeVisible();
      await expect(answer.locator('a[href^="javascript"], img, script')).toHaveCount(0);
      await expect(answer.getByText("<script>document.title = 'broken'</script>")).toBeVisible();
      await expect(page).not.toHaveTitle(/broken/);
      expect(elsewhere).toEqual([]);
      // Nothing makes the page wider than the screen.
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wider).toBeLessThanOrEqual(0);
    });
  });
}
