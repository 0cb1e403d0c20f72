import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { folderWith } from './fixtures/folder.ts';
import { knownSecrets, redact, redactDeep, secretsOf } from './redact.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

test('secrets are known by their keys, and passwords inside URLs by their place', () => {
  const values = {
    BETTER_AUTH_SECRET: 'auth-secret',
    JWT_SECRET: 'jwt-secret',
    POSTGRES_PASSWORD: 'pg-password',
    GROQ_API_KEY: 'gsk_groq',
    OPENAI_API_KEY: 'sk-openai',
    LLM_API_KEY: '',
    DATABASE_URL: 'postgresql://user:url%2Fpass@host/db?sslmode=require',
    LLM_BASE_URL: 'http://localhost:11434/v1',
    LLM_MODEL: 'openai/gpt-oss-120b',
    MINIKUBE_PROFILE: 'minikube',
  };
  const secrets = [
    'auth-secret',
    'jwt-secret',
    'pg-password',
    'gsk_groq',
    'sk-openai',
    'url%2Fpass',
    'url/pass',
  ];
  expect(secretsOf(values).sort()).toEqual(secrets.sort());
  expect(secretsOf({ DATABASE_URL: 'postgresql://h/db?user=u&password=in-query&x=1' })).toEqual(['in-query']);
  expect(secretsOf({ DATABASE_URL: 'postgresql://u:p@ss:w@rd@h/db' })).toEqual(['p@ss:w@rd']);
});

test.each([
  ['plain', 's3cr3t+/=?', (s: string) => `x${s}y`],
  ['in JSON', 'a"b\\c-d', (s: string) => JSON.stringify({ s })],
  ['URL-encoded', 'p@ss/w&rd', (s: string) => `u:${encodeURIComponent(s)}@h`],
  ['URL-encoded in small letters', 'p@ss/w&rd', (s: string) => encodeURIComponent(s).toLowerCase()],
  ['URL-encoded strictly', "it's(me)*!", () => 'it%27s%28me%29%2A%21'],
  ['as a form field', 'two words &', (s: string) => new URLSearchParams({ s }).toString()],
  ['with the signs of patterns', 'a.*b[c]^$|(d)', (s: string) => s],
  ['base64', 'kubernetes-secret', (s: string) => base64(s)],
  ['base64 without its end', 'kubernetes-secret1', (s: string) => base64(s).replace(/=+$/, '')],
  ['base64url', '??>>~~ÿÿ??', (s: string) => Buffer.from(s).toString('base64url')],
  ['more than once', 'again-and', (s: string) => `${s} ${s}${s}`],
  ['not of ASCII', 'pässwörd', (s: string) => `${s} ${encodeURIComponent(s)} ${base64(s)}`],
])('%s: nothing of it is left', (_, secret, form) => {
  const hidden = redact(form(secret), [secret]);
  expect(hidden).toContain('***');
  for (const left of [secret, encodeURIComponent(secret), base64(secret).slice(2, -4)]) {
    expect(hidden.toLowerCase()).not.toContain(left.toLowerCase());
  }
});

test.each([0, 1, 2, 3, 4, 5])('base64 of longer text, %i bytes in front of the secret', (before) => {
  for (const after of ['', '@', '@host', '@host/database']) {
    const whole = base64(`${'u'.repeat(before)}hunter2-hunter2${after}`);
    const hidden = redact(`password: ${whole}\n`, ['hunter2-hunter2']);
    const seen = Buffer.from(hidden.slice('password: '.length).split('***').join(''), 'base64').toString();
    expect(hidden).toContain('***');
    expect(seen).not.toMatch(/hunt|nter2/);
  }
});

test('a secret that begins with another one is hidden whole', () => {
  expect(redact('abcdef abcdefgh', ['abcdef', 'abcdefgh'])).toBe('*** ***');
});

test('an empty or short value hides nothing, but a short password in a URL is hidden in its place', () => {
  const secrets = secretsOf({
    JWT_SECRET: '',
    POSTGRES_PASSWORD: 'dev',
    DATABASE_URL: 'postgres://u:pw@h/db',
  });
  expect(secrets).toEqual([]);
  expect(redact('deploy:dev', secrets)).toBe('deploy:dev');
  expect(redact('cannot reach "postgres://u:pw@h/db", try http://localhost:3000/a@b', secrets)).toBe(
    'cannot reach "postgres://u:***@h/db", try http://localhost:3000/a@b',
  );
  expect(redact('postgres://u:p@w@h/db and redis://:pw@h', [])).toBe(
    'postgres://u:***@h/db and redis://:***@h',
  );
});

test('in values every text is hidden; names of tasks and states stay, numbers too', () => {
  const event = {
    type: 'note',
    task: 'postgres',
    at: 1,
    words: ['postgres answers', { deep: 'x postgres' }, null],
  };
  expect(redactDeep(event, ['postgres'])).toEqual({
    ...event,
    words: ['*** answers', { deep: 'x ***' }, null],
  });
});

test('a long line without an end is read in a moment', () => {
  const began = performance.now();
  redact('a'.repeat(2_000_000), ['hunter2-hunter2']);
  redact('x://u:'.repeat(50_000) + '@'.repeat(50_000), ['hunter2-hunter2']);
  expect(performance.now() - began).toBeLessThan(2000);
});

test('.env is read again when it changes, the old secrets stay hidden; a broken line hides no other', () => {
  const folder = folderWith();
  expect(knownSecrets(folder)).not.toContain('first-one');
  writeFileSync(join(folder, '.env'), "just words\nJWT_SECRET=first-one\nPOSTGRES_PASSWORD='open-quote\n");
  expect(knownSecrets(folder)).toEqual(expect.arrayContaining(['first-one', 'open-quote']));
  writeFileSync(join(folder, '.env'), 'JWT_SECRET=the-second-one\n');
  expect(knownSecrets(folder)).toEqual(expect.arrayContaining(['first-one', 'the-second-one']));
});

test('secrets of the shell count too', () => {
  const shell = {
    GROQ_API_KEY: 'gsk_of-the-shell',
    PGPASSWORD: 'pg-of-the-shell',
    AWS_SECRET_ACCESS_KEY: 'aws/of+the/shell',
    GITHUB_PAT: 'pat-of-the-shell',
    PROD_DATABASE_URL: 'postgres://u:prod-of-shell@h/db',
    JDBC: 'jdbc:postgresql://u:jdbc-of-shell@h/db',
  };
  for (const [name, value] of Object.entries(shell)) vi.stubEnv(name, value);
  const known = knownSecrets(folderWith());
  const words =
    'gsk_of-the-shell pg-of-the-shell aws/of+the/shell pat-of-the-shell prod-of-shell jdbc-of-shell';
  expect(redact(words, known)).toBe('*** *** *** *** *** ***');
  for (const name of ['PATH', 'HOME', 'PWD']) expect(known).not.toContain(process.env[name]);
  vi.unstubAllEnvs();
});
