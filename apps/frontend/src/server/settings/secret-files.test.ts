import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatProblem, StartError } from '../lifecycle/start-error.ts';
import type { Environment } from './environment.ts';
import { readMigrationSettings, readSettings } from './settings.ts';

const URL = 'postgres://u:p@db.example:5432/todo';
const OTHER = 'postgres://u:p@other.example:5432/todo';
const SECRET = 'x'.repeat(32);
let folder: string;
let env: Environment;

/** A folder as the kubelet makes it: the files are links into a hidden folder, behind a link that it swaps. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'todo-secrets-'));
  mkdirSync(join(folder, '..2026_11_23'));
  symlinkSync('..2026_11_23', join(folder, '..data'));
  env = { SECRETS_DIR: folder };
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, text: string | Uint8Array): void {
  writeFileSync(join(folder, '..data', name), text);
  symlinkSync(`..data/${name}`, join(folder, name));
}

const putBoth = () => {
  put('DATABASE_URL', URL);
  put('BETTER_AUTH_SECRET', SECRET);
};

function problemsOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof StartError) return error.problems;
    throw error;
  }
  return [];
}

/** Root may read whatever it likes. */
function asAnybody<T>(run: () => T): T {
  if (process.getuid?.() !== 0) return run();
  process.seteuid!(65_534);
  try {
    return run();
  } finally {
    process.seteuid!(0);
  }
}

const codesOf = (given: Environment) => problemsOf(() => readSettings(given)).map(({ code }) => code);

describe('secrets in files', () => {
  test('are taken, for the server and for the migration', () => {
    putBoth();
    put('JWT_SECRET', 'y'.repeat(43));
    const secrets = { databaseUrl: URL, authSecret: SECRET };
    expect(readSettings({ ...env, AUTH_MODE: 'shared-secret' })).toMatchObject({
      ...secrets,
      sharedSecret: 'y'.repeat(43),
    });
    expect(readMigrationSettings(env)).toEqual({ ...secrets, waitSeconds: 30 });
  });

  test.each(['\n', '\r\n', ' \n\n'])('lose the white space around them: %j', (end) => {
    put('DATABASE_URL', `${URL}${end}`);
    put('BETTER_AUTH_SECRET', ` ${SECRET}${end}`);
    expect(readSettings(env)).toMatchObject({ databaseUrl: URL, authSecret: SECRET });
  });

  test('give way to the environment, unless that is empty', () => {
    putBoth();
    expect(readSettings({ ...env, DATABASE_URL: OTHER }).databaseUrl).toBe(OTHER);
    expect(readSettings({ ...env, DATABASE_URL: ' ' }).databaseUrl).toBe(URL);
  });

  test('are not read without SECRETS_DIR', () => {
    putBoth();
    expect(codesOf({ SECRETS_DIR: ' ' })).toEqual(['DATABASE-URL-MISSING', 'AUTH-SECRET-MISSING']);
  });
});

describe('a secret that is', () => {
  test('missing or empty is told by its file', () => {
    put('BETTER_AUTH_SECRET', '\n');
    for (const read of [readSettings, readMigrationSettings]) {
      const problems = problemsOf(() => read(env));
      expect(problems.map(({ code }) => code)).toEqual(['DATABASE-URL-MISSING', 'AUTH-SECRET-MISSING']);
      for (const [index, name] of ['DATABASE_URL', 'BETTER_AUTH_SECRET'].entries()) {
        expect(problems[index]?.where).toContain(`file ${folder}/${name} (`);
        expect(problems[index]?.cause).toContain('no such key');
      }
    }
  });

  test('wrong is told by the place that it came from, and not shown', () => {
    put('DATABASE_URL', 'nonsense-word');
    put('BETTER_AUTH_SECRET', 'short-word');
    put('JWT_SECRET', 'brief-word');
    const problems = problemsOf(() => readSettings({ ...env, AUTH_MODE: 'shared-secret' }));
    expect(problems.map(({ code, where }) => [code, where.split(' ')[1]])).toEqual([
      ['DATABASE-URL-INVALID', `${folder}/DATABASE_URL`],
      ['AUTH-SECRET-SHORT', `${folder}/BETTER_AUTH_SECRET`],
      ['JWT-SECRET-WEAK', `${folder}/JWT_SECRET`],
    ]);
    expect(problems.map(formatProblem).join()).not.toMatch(/nonsense-word|short-word|brief-word/);
    const [own] = problemsOf(() => readSettings({ ...env, DATABASE_URL: 'nonsense-word' }));
    expect(own?.where).toMatch(/^environment/);
  });

  test('unreadable is told once, with the reason', () => {
    mkdirSync(join(folder, 'DATABASE_URL'));
    put('BETTER_AUTH_SECRET', Uint8Array.of(0xff, 0xfe, 0));
    symlinkSync('..data/gone', join(folder, 'JWT_SECRET'));
    const shared = { ...env, AUTH_MODE: 'shared-secret' };
    const problems = problemsOf(() => readSettings(shared));
    expect(problems.map(({ code }) => code)).toEqual(Array(3).fill('SECRET-FILE-UNREADABLE'));
    expect(problems.map(({ what }) => what)).toEqual([
      'DATABASE_URL cannot be read: EISDIR',
      'BETTER_AUTH_SECRET cannot be read: it is not UTF-8 text',
      'JWT_SECRET cannot be read: ENOENT',
    ]);
    // What the environment has makes the file unimportant.
    const given = { DATABASE_URL: URL, BETTER_AUTH_SECRET: SECRET, JWT_SECRET: 'y'.repeat(43) };
    expect(codesOf({ ...shared, ...given })).toEqual([]);
  });

  test('not for this user', () => {
    putBoth();
    chmodSync(folder, 0o755);
    chmodSync(join(folder, '..data/DATABASE_URL'), 0);
    const problems = asAnybody(() => problemsOf(() => readSettings(env)));
    expect(problems.map(({ what }) => what)).toEqual(['DATABASE_URL cannot be read: EACCES']);
  });
});

test.each(['missing', 'file'])('a folder that is none (%s) is told, and nothing because of it', (name) => {
  writeFileSync(join(folder, 'file'), 'text');
  const problems = problemsOf(() => readSettings({ SECRETS_DIR: join(folder, name) }));
  expect(problems.map(({ code }) => code)).toEqual(['SECRETS-DIR-MISSING']);
  expect(problems[0]?.what).toContain(join(folder, name));
});
