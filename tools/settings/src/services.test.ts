import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Problem } from '../../../libs/problem/src/problem.ts';
import { readServices, serviceNames } from './services.ts';

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'todo-services-'));
const imageMegabytes = { whole: 200, ours: 45 };

/** A checkout with these project.json files in apps/, as text or as data. */
function checkout(apps: Record<string, unknown>): string {
  const root = emptyFolder();
  for (const [name, told] of Object.entries(apps)) {
    mkdirSync(join(root, 'apps', name), { recursive: true });
    const text = typeof told === 'string' ? told : JSON.stringify(told);
    writeFileSync(join(root, 'apps', name, 'project.json'), text);
  }
  return root;
}
const embedded = { program: 'dist/apps/a/main.mjs', source: 'apps/a/src/main.ts', port: 8080, ready: '/ok' };
const app = (name: string, service: object = {}) => ({
  name,
  metadata: { service: { imageMegabytes, ...service } },
});
const problemOf = (apps: Record<string, unknown>) => {
  try {
    readServices(checkout(apps));
  } catch (error) {
    if (error instanceof Problem) return error.facts;
    throw error;
  }
  throw new Error('it was read');
};

test('this checkout has frontend and backend, the caller first', () => {
  expect(serviceNames.filter((name) => ['frontend', 'backend'].includes(name))).toEqual([
    'frontend',
    'backend',
  ]);
});

test('callers come before those whom they ask, the rest by name', () => {
  const root = checkout({
    z: app('z', { calls: ['m'] }),
    a: app('a'),
    m: app('m', { calls: ['b'] }),
    b: app('b'),
    page: { name: 'page' },
  });
  expect(readServices(root).map(({ name }) => name)).toEqual(['a', 'z', 'm', 'b']);
});

test('two that call each other are both there', () => {
  const root = checkout({ a: app('a', { calls: ['b'] }), b: app('b', { calls: ['a'] }) });
  expect(
    readServices(root)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['a', 'b']);
});

test('without apps there is none; what is not told is empty', () => {
  expect(readServices(emptyFolder())).toEqual([]);
  expect(readServices(checkout({ a: app('a') }))).toEqual([
    { name: 'a', secrets: [], calls: [], imageMegabytes },
  ]);
});

test('how it runs on this machine is passed on, with a source or without', () => {
  const { source, ...built } = embedded;
  expect(source).toBe('apps/a/src/main.ts');
  for (const facts of [embedded, built])
    expect(readServices(checkout({ a: app('a', { embedded: facts }) }))[0]?.embedded).toEqual(facts);
});

test.each<[string, Record<string, unknown>, RegExp]>([
  ['a comment', { a: '{ // x\n}' }, /JSON/],
  ['another name', { a: app('b') }, /"a"/],
  ['a text for a list', { a: app('a', { secrets: 'DATABASE_URL' }) }, /lists of names/],
  ['a size of nothing', { a: app('a', { imageMegabytes: { whole: 200 } }) }, /imageMegabytes/],
  ['an embedded that is a path', { a: app('a', { embedded: 'dist/a.mjs' }) }, /"embedded"/],
  ...(
    [
      ['program', undefined, /"program"/],
      ['program', '../a.mjs', /"program"/],
      ['program', 'dist/../.env', /"program"/],
      ['source', 'apps/b/src/main.ts', /"source" .* apps\/a\//],
      ['source', 'apps/a/../b/main.ts', /"source"/],
      ['source', 'apps/a/main.py', /"source" is a \.ts or \.js file/],
      ['source', 7, /"source"/],
      ['port', '8080', /"port"/],
      ['port', 70_000, /"port"/],
      ['ready', 'health', /"ready"/],
    ] as const
  ).map(([key, value, what]): [string, Record<string, unknown>, RegExp] => [
    `${key} ${String(value)}`,
    { a: app('a', { embedded: { ...embedded, [key]: value } }) },
    what,
  ]),
])('%s is named with its file', (_, apps, what) => {
  const facts = problemOf(apps);
  expect(facts.code).toBe('SERVICE-FACTS');
  expect(facts.what).toMatch(what);
  expect(facts.where).toMatch(/apps\/a\/project\.json/);
});
