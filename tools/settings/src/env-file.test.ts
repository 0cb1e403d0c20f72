import { chmodSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ensureEnvFile, hasEnvFile, madeSecrets, permissionWarning } from './env-file.ts';
import { example, folderWith } from './fixtures/folder.ts';

const strong = /^[A-Za-z0-9_-]{43}$/;
const read = (folder: string) => readFileSync(join(folder, '.env'), 'utf8');

beforeEach(() => {
  for (const key of [...madeSecrets, 'DATABASE_URL']) vi.stubEnv(key, '');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

test('the first run makes the file: three strong secrets, comments kept, for its owner alone', () => {
  const folder = folderWith();
  expect(hasEnvFile(folder)).toBe(false);
  const { made, filled, values } = ensureEnvFile({}, folder);
  expect({ made, filled }).toEqual({ made: true, filled: [...madeSecrets] });
  const secrets = madeSecrets.map((key) => values[key]);
  expect(new Set(secrets).size).toBe(3);
  for (const secret of secrets) expect(secret).toMatch(strong);
  expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
  const emptied = read(folder).replace(/^(BETTER_AUTH_SECRET|JWT_SECRET|POSTGRES_PASSWORD)=.*$/gm, '$1=');
  expect(emptied).toBe(example);
  expect(readdirSync(folder).sort()).toEqual(['.env', '.env.example']);
});

test('two first runs make different secrets', () => {
  const [a, b] = [folderWith(), folderWith()].map((folder) => ensureEnvFile({}, folder).values);
  for (const key of madeSecrets) expect(a![key]).not.toBe(b![key]);
});

test('a second run changes nothing', () => {
  const folder = folderWith();
  const first = ensureEnvFile({}, folder).values;
  const text = read(folder);
  const again = ensureEnvFile({ JWT_SECRET: 'of-a-cluster' }, folder);
  expect(again).toEqual({ values: first, made: false, filled: [], taken: [] });
  expect(read(folder)).toBe(text);
});

test('values that a cluster runs with are taken over, the rest is made', () => {
  const { values, taken } = ensureEnvFile(
    { BETTER_AUTH_SECRET: 'living-1', POSTGRES_PASSWORD: 'living 2 #' },
    folderWith(),
  );
  expect(values).toMatchObject({ BETTER_AUTH_SECRET: 'living-1', POSTGRES_PASSWORD: 'living 2 #' });
  expect(values['JWT_SECRET']).toMatch(strong);
  expect(taken).toEqual(['BETTER_AUTH_SECRET', 'POSTGRES_PASSWORD']);
});

test('a value of the shell is taken before a made one', () => {
  vi.stubEnv('JWT_SECRET', 'of-the-shell');
  expect(ensureEnvFile({}, folderWith()).values['JWT_SECRET']).toBe('of-the-shell');
});

test('an emptied secret is filled in, what stands beside it stays', () => {
  const own = '# mine\nJWT_SECRET=\nBETTER_AUTH_SECRET=kept\nPOSTGRES_PASSWORD="p w"\nEXTRA=1\n';
  const folder = folderWith({ '.env': own });
  const { made, filled, values } = ensureEnvFile({}, folder);
  expect({ made, filled }).toEqual({ made: false, filled: ['JWT_SECRET'] });
  expect(values['JWT_SECRET']).toMatch(strong);
  expect(read(folder)).toBe(own.replace('JWT_SECRET=', `JWT_SECRET=${values['JWT_SECRET']}`));
  expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
});

test('a line that cannot be read is named, and the file stays as it was', () => {
  const folder = folderWith({ '.env': 'JWT_SECRET=\njust words\n' });
  expect(() => ensureEnvFile({}, folder)).toThrow(/^ENV-LINE: line 2 of \.env/);
  expect(read(folder)).toBe('JWT_SECRET=\njust words\n');
});

test('others that can read the secrets are warned of, with the fix', () => {
  const folder = folderWith();
  expect(permissionWarning(folder)).toBeUndefined();
  writeFileSync(join(folder, '.env'), 'A=1\n', { mode: 0o600 });
  expect(permissionWarning(folder)).toBeUndefined();
  chmodSync(join(folder, '.env'), 0o640);
  expect(permissionWarning(folder)).toMatch(/chmod 600 \.env/);
});
