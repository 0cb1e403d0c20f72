import type { Pool } from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { query, testDatabaseUrl } from '../../testing/test-database.ts';
import { TEST_SECRET } from '../../testing/test-secret.ts';
import { createPool } from '../database/pool.ts';
import type { ServerContext } from '../lifecycle/server-context.ts';
import { StartError } from '../lifecycle/start-error.ts';
import { createAuth } from './auth.ts';
import { opensSigningKey } from './opens-signing-key.ts';
import { trySigningKey } from './try-signing-key.ts';

const OTHER_SECRET = 'another-secret-than-the-one-of-the-stored-key';

let pool: Pool;
const authWith = (secret: string) =>
  createAuth({ pool, secret, hosts: { publicUrl: undefined, patterns: ['localhost'] }, trustedProxies: [] });
const keys = () => query('SELECT id, "privateKey" FROM auth.jwks');

beforeEach(async () => {
  await migratedDatabase();
  pool = createPool(testDatabaseUrl(), { max: 1 });
});
afterEach(() => pool.end());

describe('the stored signing key', () => {
  test('is opened by the secret that it was encrypted with, and stays', async () => {
    const before = await keys();
    expect(await trySigningKey(authWith(TEST_SECRET))).toBeUndefined();
    expect(await keys()).toEqual(before);
  });

  test('is not opened by another one, which is told with its code, and stays', async () => {
    const before = await keys();
    const closed = await trySigningKey(authWith(OTHER_SECRET));
    expect(closed?.problems.map(({ code }) => code)).toEqual(['AUTH-SECRET-CHANGED']);
    expect(closed?.cause).toBeInstanceOf(Error);
    expect(await keys()).toEqual(before);
  });

  test('is made where there is none', async () => {
    await query('DELETE FROM auth.jwks');
    expect(await trySigningKey(authWith(TEST_SECRET))).toBeUndefined();
    expect(await keys()).toHaveLength(1);
  });

  test('cannot be asked about without its table: that is no wrong secret', async () => {
    const printed = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await query('DROP TABLE auth.jwks');
    await expect(trySigningKey(authWith(TEST_SECRET))).rejects.not.toBeInstanceOf(StartError);
    printed.mockRestore();
  });
});

describe('a server that wants to be ready', () => {
  const ask = (secret: string, sharedSecret?: string) =>
    opensSigningKey({ auth: authWith(secret), settings: { sharedSecret } } as ServerContext);

  test('tells the log of another secret once, however often it is asked', async () => {
    const printed = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const answers = [await ask(OTHER_SECRET), await ask(OTHER_SECRET), await ask(TEST_SECRET)];
    const told = printed.mock.calls.filter(([text]) => String(text).includes('AUTH-SECRET-CHANGED'));
    printed.mockRestore();
    expect(answers).toEqual([false, false, true]);
    expect(told).toHaveLength(1);
  });

  test('needs no key where tokens are signed with a secret of their own', async () => {
    expect(await ask(OTHER_SECRET, 'y'.repeat(43))).toBe(true);
  });
});
