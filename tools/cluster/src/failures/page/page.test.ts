import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue } from '../catalogue/catalogue.ts';
import { chapters } from './codes/chapters.ts';
import { services } from './codes/services.ts';
import { sentence } from './render.ts';
import { currentPage, pageFile } from './write-page.ts';

const root = join(import.meta.dirname, '../../../../..');
const others = chapters.flatMap(({ codes }) => codes.map(({ code }) => code));

test('docs/TROUBLESHOOTING.md is what the catalogue says', async () => {
  const shown = readFileSync(pageFile, 'utf8');
  expect(shown, 'stale: npx nx troubleshooting cluster').toBe(await currentPage());
});

test.each([
  ['image.repository of the values makes no name', 'image.repository of the values makes no name'],
  ['etcd has reached its limit', 'etcd has reached its limit'],
  ['a key is missing', 'A key is missing'],
])('a sentence that begins with a name keeps it: %s', (text, shown) => {
  expect(sentence(text)).toBe(shown);
});

test('each code is there once', () => {
  const all = [...catalogue.map(({ code }) => code), ...others];
  expect(all.filter((code, i) => all.indexOf(code) !== i)).toEqual([]);
});

const left = /^(node_modules|dist|fixtures?|on-cluster|.*\.test\.ts|fixture\.ts|\..*)$/;

/** Files that can print something, from the root. */
function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !left.test(name))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return sourcesIn(path);
      return /\.(ts|mjs)$/.test(entry.name) ? [path] : [];
    });
}

/** Codes that the sources name: `code: 'X'`, and any text in capitals with a hyphen, as in `problem('X-Y', …)`. */
function codesInSources(): Map<string, string> {
  const found = new Map<string, string>();
  const files = ['tools', 'libs'].flatMap(sourcesIn).filter((file) => !/catalogue|page\/codes/.test(file));
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, code] of text.matchAll(/'([A-Z][A-Z0-9]+(?:-[A-Z0-9]+)+)'/g)) found.set(code!, file);
    for (const [, code] of text.matchAll(/\bcode: '([A-Z][A-Z0-9-]*)'/g)) found.set(code!, file);
    // A note beside the rest: `! CODE: …`.
    for (const [, code] of text.matchAll(/`! ([A-Z][A-Z0-9]+(?:-[A-Z0-9]+)+): /g)) found.set(code!, file);
  }
  for (const chart of ['frontend', 'backend']) {
    const folder = join(root, `helm/${chart}/templates`);
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.tpl'))) {
      const text = readFileSync(join(folder, file), 'utf8');
      for (const [, code] of text.matchAll(/(?:"|^)(CHART-[A-Z-]+):/gm)) found.set(code!, chart);
    }
  }
  return found;
}

test('each code that the sources print can be looked up', () => {
  const sources = codesInSources();
  expect(sources.size).toBeGreaterThan(50);
  const known = new Set([...catalogue.map(({ code }) => code), ...others]);
  const families = others.filter((code) => code.endsWith('…')).map((code) => code.slice(0, -1));
  const unknown = [...sources].filter(
    ([code]) => !known.has(code) && !families.some((family) => code.startsWith(family)),
  );
  expect(unknown, 'add them to failures/page/codes, then: npx nx troubleshooting cluster').toEqual([]);
});

test('no other code is told that nobody prints', () => {
  const sources = codesInSources();
  // Those of the services: apps/backend/tests/test_start_codes.py and apps/frontend/src/server/lifecycle/start-codes.test.ts.
  const own = new Set(services.codes.map(({ code }) => code));
  expect(others.filter((code) => !code.endsWith('…') && !own.has(code) && !sources.has(code))).toEqual([]);
});
