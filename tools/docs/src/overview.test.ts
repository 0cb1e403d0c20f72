import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inWorkspace } from '../../settings/src/paths.ts';
import { linksOf, readPage } from './page.ts';

const foldersIn = (room: string) =>
  readdirSync(inWorkspace(room), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${room}/${name}`);

test('the README is read to its end: 150 lines at most', () => {
  expect(readFileSync(inWorkspace('README.md'), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(
    150,
  );
});

test('the index names every page of docs/', () => {
  const named = linksOf(readPage('docs/README.md')).map((link) => link.split('#')[0]);
  const pages = readdirSync(inWorkspace('docs')).filter(
    (name) => name.endsWith('.md') && name !== 'README.md',
  );
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.filter((name) => !named.includes(name))).toEqual([]);
});

test('the table of rooms has a row for each folder, in one order, and none for what is not there', () => {
  const rows = readFileSync(inWorkspace('CONTRIBUTING.md'), 'utf8').matchAll(/^\| \[?`([^`]+)`.*\|$/gm);
  const named = [...rows].map(([, folder]) => folder!);
  const projects = ['apps', 'libs', 'tools'].flatMap(foldersIn);
  expect(named.filter((name) => /^(apps|libs|tools)\//.test(name)).sort()).toEqual(projects.sort());
  const rest = ['helm/*', 'k8s', 'docs', '.ci'];
  expect(named.filter((name) => !/^(apps|libs|tools)\//.test(name))).toEqual(rest);
});

test('every screenshot is on a page', () => {
  const shown = ['README.md', 'docs/FRONTEND.md'].flatMap((page) => linksOf(readPage(page)));
  const pictures = readdirSync(inWorkspace('docs/screenshots'));
  expect(pictures.length).toBeGreaterThan(3);
  expect(pictures.filter((name) => !shown.some((link) => link.endsWith(`screenshots/${name}`)))).toEqual([]);
});
