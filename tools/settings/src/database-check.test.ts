import { expect, test } from 'vitest';
import { askDatabase, requireDatabase, withoutSecrets } from './database-check.ts';

const url = process.env['TEST_DATABASE_URL'] ?? '';

test('a database that answers', async () => {
  expect(await askDatabase(url)).toEqual({ ok: true });
});

test('a wrong password is told apart', async () => {
  const answer = await askDatabase(url.replace(/:[^:@]+@/, ':wrong@'));
  expect(answer).toMatchObject({ ok: false, wrongPassword: true });
});

test('nobody at home: one problem without the password', async () => {
  const asked = requireDatabase('postgresql://u:hunter2@127.0.0.1:1/db');
  await expect(asked).rejects.toMatchObject({
    facts: { code: 'DATABASE-AWAY', where: expect.not.stringContaining('hunter2') },
  });
});

test('no secret is left in a shown URL', () => {
  expect(withoutSecrets('postgresql://u:p@ep-x-pooler.neon.tech/db?sslmode=require')).toBe(
    'postgresql://ep-x-pooler.neon.tech/db',
  );
  expect(withoutSecrets('not a url')).toBe('a URL that cannot be read');
});
