import { describe, expect, test } from 'vitest';
import { formatProblem, StartError } from '../lifecycle/start-error.ts';
import type { Environment } from './environment.ts';
import { readHostSettings, readMigrationSettings, readSettings } from './settings.ts';

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
      sharedSecret: undefined,
      metrics: { host: '127.0.0.1', port: 0 },
      shutdownStreamSeconds: 8,
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

describe('the way of the tokens', () => {
  const shared = { ...GOOD, AUTH_MODE: 'shared-secret' };
  test.each([
    [{ ...GOOD, JWT_SECRET: 'y'.repeat(43) }, undefined],
    [{ ...GOOD, AUTH_MODE: 'jwks', JWT_SECRET: 'y'.repeat(43) }, undefined],
    [{ ...shared, JWT_SECRET: 'y'.repeat(43) }, 'y'.repeat(43)],
  ])('is one of two', (env, secret) => {
    expect(readSettings(env).sharedSecret).toBe(secret);
  });

  test.each([
    [{ ...shared }, 'JWT-SECRET-MISSING'],
    [{ ...shared, JWT_SECRET: 'short-word' }, 'JWT-SECRET-WEAK'],
    [{ ...GOOD, AUTH_MODE: 'shared_secret', JWT_SECRET: 'y'.repeat(43) }, 'AUTH-MODE-INVALID'],
  ])('is refused when half of it is missing', (env, code) => {
    const problems = problemsOf(env);
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems.map(formatProblem).join()).not.toContain('short-word');
  });
});

describe('trusted proxies', () => {
  test('are addresses and ranges', () => {
    const env = { ...GOOD, TRUSTED_PROXIES: '10.0.0.0/8, 127.0.0.1,fd00::/8' };
    expect(readSettings(env).trustedProxies).toEqual(['10.0.0.0/8', '127.0.0.1', 'fd00::/8']);
  });

  test.each(['ingress', '10.0.0.0/33', '10.0.0/8', '10.0.0.0/8/8', '10.0.0.0/', '::1/129'])(
    'are not %s',
    (proxy) => {
      const problems = problemsOf({ ...GOOD, TRUSTED_PROXIES: `127.0.0.1,${proxy}` });
      expect(problems.map(({ code }) => code)).toEqual(['TRUSTED-PROXIES-INVALID']);
      expect(problems[0]?.what).toContain(`: ${proxy}`);
    },
  );
});

test.each([
  ['METRICS_PORT', '70000'],
  ['METRICS_PORT', 'tcp://10.0.0.1:9464'],
  ['SHUTDOWN_STREAM_SECONDS', '-1'],
])('%s=%s is no such number', (name, text) => {
  expect(problemsOf({ ...GOOD, [name]: text }).map(({ code }) => code)).toEqual([
    `${name.replaceAll('_', '-')}-INVALID`,
  ]);
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
