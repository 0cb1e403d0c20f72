import { expect, test } from '@playwright/test';
import { newPerson, passwordField } from '../support/account.ts';

// The risk: a form that is sent before its script has come puts the password into the address, and so into
// the browser's history and the logs of every server on the way.

test.use({ javaScriptEnabled: false });

for (const path of ['/sign-in', '/sign-up']) {
  test(`${path} sends nothing while its script is not there`, async ({ page, baseURL }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(path);
    const { password } = newPerson('Ada Example');
    await passwordField(page).fill(password);
    await passwordField(page).press('Enter');

    // A second page load would be over before this one is.
    await page.goto('/api/health/live');
    expect(page.url()).toBe(`${baseURL}/api/health/live`);
    expect(asked.filter((url) => url.includes(password))).toEqual([]);
  });
}
