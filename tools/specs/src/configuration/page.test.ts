import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shellVariables, notForPeople } from './shell-variables.ts';
import { asked, sources } from './sources.ts';
import { configuration, currentPage, pageFile } from './write-page.ts';

test('docs/CONFIGURATION.md is what the code says', async () => {
  const shown = readFileSync(pageFile, 'utf8');
  expect(shown, 'stale: npx nx configuration specs').toBe(await currentPage());
});

const { groups, services, readers } = configuration();
const inEnv = groups.flatMap(({ variables }) => variables);
const all = [...inEnv, ...Object.values(services).flat(), ...shellVariables];

test('each variable has a type, and a meaning in one place', () => {
  expect(inEnv.length).toBeGreaterThan(25);
  expect(all.filter(({ type }) => !type).map(({ name }) => name)).toEqual([]);
  const told = new Set(inEnv.map(({ name }) => name));
  const silent = all.filter(({ name, meaning }) => !meaning && !told.has(name));
  expect([...silent, ...inEnv.filter(({ meaning }) => !meaning)].map(({ name }) => name)).toEqual([]);
});

test('each variable is read somewhere', () => {
  const unread = all.filter(({ name }) => readers(name, /./).length === 0);
  expect(unread.map(({ name }) => name)).toEqual([]);
});

test('what the commands and Compose ask the environment for can be looked up', () => {
  const known = new Set([...all.map(({ name }) => name), ...notForPeople]);
  const found = sources().filter(
    ({ path }) => !Object.keys(services).some((name) => path.startsWith(`apps/${name}/`)),
  );
  const names = [...new Set(found.flatMap(asked))];
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => !known.has(name))).toEqual([]);
});
