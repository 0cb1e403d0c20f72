import { describe, expect, test } from 'vitest';
import {
  readMigrationSettings,
  readSettings,
} from '../../../../apps/frontend/src/server/settings/settings.ts';
import { frontendVariables } from './frontend-variables.ts';

const needed = {
  DATABASE_URL: 'postgresql://somebody@localhost/todo',
  BETTER_AUTH_SECRET: 'a lighthouse in the fog, seen twice',
  JWT_SECRET: 'a lighthouse in the fog, seen thrice',
};
type Env = Record<string, string>;

/** All settings, the server's and the migration's. */
const settings = (env: Env) => [readSettings(env), readMigrationSettings(env)];

test('the table has what the frontend reads, and nothing else', () => {
  const read = new Set<string>();
  const watched = new Proxy<Env>(
    { ...needed, AUTH_MODE: 'shared-secret' },
    {
      get(env, name) {
        read.add(String(name));
        return env[String(name)];
      },
    },
  );
  settings(watched);
  // The server's start reads this one by itself.
  read.add('PORT');
  expect(frontendVariables.map(({ name }) => name).sort()).toEqual([...read].sort());
});

describe('a default that is set is as if it were not', () => {
  const withDefault = frontendVariables.filter(({ fallback }) => fallback);
  test.each(withDefault)('$name', ({ name, fallback }) => {
    expect(settings({ ...needed, [name]: fallback })).toEqual(settings(needed));
  });
});
