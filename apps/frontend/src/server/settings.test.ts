import { describe, expect, test } from 'vitest';
import { readHostSettings, readMigrationSettings, readSettings, type Environment } from './settings.ts';
import { formatProblem, StartError } from './start-error.ts';

const GOOD = { DATABASE_URL: 'postgres://u:p@db.example:5432/todo', BETTER_AUTH_SECRET: 'x'.repeat(32) };

function problemsOf(env: Environment) {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof StartError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings', () => {
  test('need a database and a secret only', () => {
    expect(readSettings(GOOD)).toEqual({
      databaseUrl: GOOD.DATABASE_URL,
      authSecret: GOOD.BETTER_AUTH_SECRET,
      backendUrl: 'http://127.0.0.1:8001',
      hosts: { publicUrl: undefined, patterns: ['localhost:*', '127.0.0.1:*', '192.168.*:*'] },
      trustedProxies: [],
    });
  });

  test('take an empty value as none', () => {
    expect(readSettings({ ...GOOD, BACKEND_URL: '', PUBLIC_URL: ' ', TRUSTED_HOSTS: '' })).toEqual(
      readSettings(GOOD),
    );
  });

  test('drop the slash at the end of BACKEND_URL', () => {
    expect(readSettings({ ...GOOD, BACKEND_URL: 'http://backend:8001/' }).backendUrl).toBe(
      'http://backend:8001',
    );
  });

  test('tell everything that is wrong at once, each with a stable code', () => {
    const env = { DATABASE_URL: 'mysql://x', BACKEND_URL: 'backend:8001', PUBLIC_URL: 'todo.example' };
    expect(problemsOf(env).map(({ code }) => code)).toEqual([
      'DATABASE-URL-INVALID',
      'AUTH-SECRET-MISSING',
      'BACKEND-URL-INVALID',
      'PUBLIC-URL-INVALID',
    ]);
  });

  test('never show a secret in a message', () => {
    const text = problemsOf({ DATABASE_URL: 'nonsense-word', BETTER_AUTH_SECRET: 'short-word' })
      .map(formatProblem)
      .join('\n');
    expect(text).toContain('AUTH-SECRET-SHORT: BETTER_AUTH_SECRET has 10 characters');
    expect(text).not.toMatch(/nonsense-word|short-word/);
  });
});

describe('hosts', () => {
  test('a public address stands for itself, with the given ones and not the default', () => {
    expect(readHostSettings({ PUBLIC_URL: 'https://todo.example.org/' }).patterns).toEqual([
      'todo.example.org',
    ]);
    const both = readHostSettings({
      PUBLIC_URL: 'https://todo.example.org',
      TRUSTED_HOSTS: 'inner:*, other',
    });
    expect(both.patterns).toEqual(['todo.example.org', 'inner:*', 'other']);
  });
});

describe('the migration', () => {
  test.each([
    [undefined, 30],
    ['0', 0],
    ['90', 90],
  ])('waits %s as %s seconds', (given, seconds) => {
    expect(readMigrationSettings({ ...GOOD, MIGRATE_WAIT_SECONDS: given }).waitSeconds).toBe(seconds);
  });

  test('refuses a time that is none', () => {
    expect(() => readMigrationSettings({ ...GOOD, MIGRATE_WAIT_SECONDS: 'soon' })).toThrow(
      'MIGRATE-WAIT-INVALID',
    );
  });
});
