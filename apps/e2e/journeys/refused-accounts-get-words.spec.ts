import { expect, test, type Page } from '@playwright/test';
import {
  arriveAtChat,
  newPerson,
  passwordField,
  sendSignIn,
  sendSignUp,
  signUp,
} from '../support/account.ts';

// The risk: somebody is kept out and is not told why, or is told more than a stranger should know.

const WRONG_PAIR = 'That email and password do not go together. Check both, or create an account.';

/** A message that is read out at once; Next's own announcer of page titles has the same role. */
function alert(page: Page, words: string) {
  return page.getByRole('alert').filter({ hasText: words });
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL('/sign-in');
}

test('a wrong password gives words, keeps the form, and the right one still opens', async ({ page }) => {
  const ada = newPerson('Ada Example');
  await signUp(page, ada);
  await signOut(page);

  await sendSignIn(page, { email: ada.email, password: 'not-her-password' });
  await expect(alert(page, WRONG_PAIR)).toBeVisible();
  await expect(page).toHaveURL('/sign-in');
  await expect(page.getByLabel('Email')).toHaveValue(ada.email);

  await sendSignIn(page, ada);
  await arriveAtChat(page);
});

test('an unknown e-mail gets the same words as a wrong password: nobody learns who has an account', async ({
  page,
}) => {
  await page.goto('/sign-in');
  await sendSignIn(page, newPerson('Nobody'));
  await expect(alert(page, WRONG_PAIR)).toBeVisible();
});

test('a taken e-mail gives words at its field, and another one is accepted', async ({ page }) => {
  const ada = newPerson('Ada Example');
  await signUp(page, ada);
  await signOut(page);

  await sendSignUp(page, { ...newPerson('Second Ada'), email: ada.email.toUpperCase() });
  const email = page.getByLabel('Email');
  await expect(email).toHaveAccessibleDescription(
    'There is an account with this email already. Sign in instead.',
  );
  await expect(email).toBeFocused();
  await expect(page).toHaveURL('/sign-up');

  await email.fill(newPerson('Second Ada').email);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await arriveAtChat(page);
});

test('an empty form says at each field what is missing', async ({ page }) => {
  await page.goto('/sign-up');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByLabel('Name')).toHaveAccessibleDescription('Tell us what to call you.');
  await expect(page.getByLabel('Email')).toHaveAccessibleDescription(
    'Enter an email address like name@example.com.',
  );
  await expect(passwordField(page)).toHaveAccessibleDescription('Enter your password.');
});
