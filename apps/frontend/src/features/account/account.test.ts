import { describe, expect, test } from 'vitest';
import { failureOf } from './account-failures.ts';
import { checkAccountForm, checkPasswordChange } from './check-account-form.ts';
import { returnPath } from './return-path.ts';

describe('where to go after signing in', () => {
  test.each([
    ['/chat?x=1', '/chat?x=1'],
    [undefined, '/chat'],
    [['/a', '/b'], '/chat'],
    ['https://evil.example', '/chat'],
    ['//evil.example', '/chat'],
    ['/\\evil.example', '/chat'],
    ['javascript:alert(1)', '/chat'],
  ])('%j leads to %s', (next, path) => {
    expect(returnPath(next)).toBe(path);
  });
});

describe('the words for a refused form', () => {
  test.each([
    [401, { code: 'INVALID_EMAIL_OR_PASSWORD' }, undefined, 'do not go together'],
    [422, { code: 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL' }, 'email', 'Sign in instead'],
    [400, { code: 'PASSWORD_TOO_SHORT' }, 'password', 'at least 8'],
    [400, { code: 'PASSWORD_TOO_WEAK' }, 'password', 'easy to guess'],
    [400, { code: 'VALIDATION_ERROR' }, undefined, 'every field'],
    [403, { error: { code: 'cross_origin' } }, undefined, 'its own address'],
    [400, { code: 'INVALID_PASSWORD' }, 'currentPassword', 'not your password'],
    [503, { code: 'DATA_NOT_DELETED' }, undefined, 'still there'],
    [500, null, undefined, 'on our side'],
    [0, null, undefined, 'does not answer'],
  ])('%i %j', (status, answer, field, words) => {
    const failure = failureOf(status, answer, null);
    expect(failure.field).toBe(field);
    expect(failure.message).toContain(words);
  });

  test.each([
    ['42', '42 seconds'],
    ['299', '5 minutes'],
    [null, 'a minute'],
  ])('too many tries, Retry-After %s: wait %s', (header, words) => {
    expect(failureOf(429, { code: 'TOO_MANY_TRIES' }, header).message).toContain(`wait ${words} `);
  });
});

describe('a form, before it is sent', () => {
  const good = { name: 'Ada', email: 'ada@example.com', password: 'correct horse' };
  test.each([
    ['sign-up', good, []],
    ['sign-up', { ...good, name: ' ' }, ['name']],
    ['sign-up', { ...good, email: 'ada@example' }, ['email']],
    ['sign-up', { ...good, password: '1234567' }, ['password']],
    ['sign-in', { ...good, name: '', password: 'old' }, []],
    ['sign-in', { name: '', email: '', password: '' }, ['email', 'password']],
  ] as const)('%s %j lacks %j', (mode, input, fields) => {
    expect(Object.keys(checkAccountForm(input, mode))).toEqual(fields);
  });
});

describe('a change of the password, before it is sent', () => {
  test.each([
    ['old password', 'new password', []],
    ['', 'new password', ['currentPassword']],
    ['old password', 'short', ['newPassword']],
    ['the same one', 'the same one', ['newPassword']],
    ['', '', ['currentPassword', 'newPassword']],
  ])('%j to %j lacks %j', (currentPassword, newPassword, fields) => {
    expect(Object.keys(checkPasswordChange({ currentPassword, newPassword }))).toEqual(fields);
  });
});

test('an ended session is told apart from a wrong password', () => {
  expect(failureOf(401, null, null).signedOut).toBe(true);
  expect(failureOf(401, { code: 'INVALID_EMAIL_OR_PASSWORD' }, null).signedOut).toBeUndefined();
});
