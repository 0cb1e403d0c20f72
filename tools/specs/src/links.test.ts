import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { inWorkspace } from '../../settings/src/paths.ts';

const folder = 'specs/phase-4';
const pages = [
  ...readdirSync(inWorkspace(folder), { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.md'))
    .map((path) => `${folder}/${path}`),
  'docs/CONFIGURATION.md',
  'docs/SCALING.md',
];

/** The anchors of a page's headings, as GitHub makes them. */
const anchors = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, words]) => words!.toLowerCase().replace(/[^\w\s-]/g, '').replace(/\s/g, '-')); // prettier-ignore

/** Files and headings that a page links to and that are not there. */
function broken(page: string): string[] {
  const text = readFileSync(inWorkspace(page), 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)];
  return links.flatMap(([link, path, anchor]) => {
    const file = path ? join(dirname(page), path) : page;
    if (!existsSync(inWorkspace(file))) return [link];
    return anchor && !anchors(readFileSync(inWorkspace(file), 'utf8')).includes(anchor) ? [link] : [];
  });
}

test('the specification has all its parts', () => {
  const parts = ['spec', 'plan', 'research', 'data-model', 'tasks', 'checklist', 'contracts/README'];
  expect(parts.filter((part) => !pages.includes(`${folder}/${part}.md`))).toEqual([]);
});

test.each(pages)('each link of %s leads somewhere', (page) => {
  expect(broken(page)).toEqual([]);
});

test('each code of a task is a line of the specification', () => {
  const lines = readFileSync(inWorkspace(`${folder}/spec.md`), 'utf8');
  const tasks = readFileSync(inWorkspace(`${folder}/tasks.md`), 'utf8');
  const named = [...tasks.matchAll(/\(([A-Z]\d.*?)\)$/gm)].flatMap(([, ids]) => ids!.split(', '));
  const all = named.flatMap((id) => {
    const [, letter, from, to] = /^([A-Z])(\d)–[A-Z](\d)$/.exec(id) ?? [];
    if (!letter) return [id];
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `${letter}${Number(from) + i}`);
  });
  expect(all.length).toBeGreaterThan(30);
  expect(all.filter((id) => !lines.includes(`**${id}**`))).toEqual([]);
  const inSpec = [...lines.matchAll(/^- \*\*(\w+)\*\*/gm)].map(([, id]) => id!);
  expect(inSpec.filter((id) => !all.includes(id))).toEqual([]);
});
