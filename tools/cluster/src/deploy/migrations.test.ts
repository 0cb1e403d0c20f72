import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { migrationsDigest, needsMigrations } from './migrations.ts';
import { writeStamp, type ReleaseParts } from './release/stamp.ts';

describe('the digest', () => {
  let root: string;
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const digest = () =>
    migrationsDigest(root, 'apps/backend', ['src/migrations', 'src/migrate.py', '/package-lock.json']);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'todo-migrations-'));
    write('apps/backend/src/migrations/1.py', 'a');
    write('apps/backend/src/migrate.py', 'b');
    write('package-lock.json', '{}');
  });

  test.each([
    'apps/backend/src/migrations/1.py',
    'apps/backend/src/migrations/new/2.py',
    'apps/backend/src/migrate.py',
    'package-lock.json',
  ])('changes with %s', (path) => {
    const before = digest();
    expect(before).toMatch(/^[0-9a-f]{10}$/);
    write(path, 'changed');
    expect(digest()).not.toBe(before);
  });

  test.each([
    'apps/backend/src/app.py',
    'apps/backend/src/migrations/x.test.ts',
    'apps/backend/src/migrations/1.pyc',
  ])('does not change with %s', (path) => {
    const before = digest();
    write(path, 'changed');
    expect(digest()).toBe(before);
  });

  test('no sources: no digest', () => expect(migrationsDigest(root, 'apps/backend')).toBe(''));
});

const parts: ReleaseParts = {
  chart: 'c',
  values: 'v',
  image: 'h1',
  secret: 's',
  database: 'd',
  migrations: 'm',
};
const release = (change: Partial<ReleaseParts> = {}, status = 'deployed') => ({
  version: 1,
  manifest: '',
  status,
  description: writeStamp({ configuration: 'dev', parts: { ...parts, ...change } }),
});
const wanted = (change: Partial<ReleaseParts> = {}) => ({
  configuration: 'dev',
  parts: { ...parts, ...change },
});

test.each<[string, boolean, Parameters<typeof needsMigrations>]>([
  ['another image alone', false, [release({ image: 'h0' }), wanted()]],
  ['another chart or configuration', false, [release({ chart: 'x', values: 'y' }), wanted()]],
  ['a first install', true, [undefined, wanted()]],
  ['after a failed revision', true, [release({}, 'failed'), wanted()]],
  ['after a revision by hand', true, [{ ...release(), description: 'Rollback to 1' }, wanted()]],
  ['other migrations', true, [release({ migrations: 'x' }), wanted()]],
  ['another database', true, [release({ database: 'x' }), wanted()]],
  ['another secret', true, [release({ secret: 'x' }), wanted()]],
  ['a database elsewhere', true, [release({ database: '' }), wanted({ database: '' })]],
  ['an app that names no migrations', true, [release({ migrations: '' }), wanted({ migrations: '' })]],
])('hooks run for %s: %s', (_, expected, [living, stamp]) =>
  expect(needsMigrations(living, stamp)).toBe(expected),
);
