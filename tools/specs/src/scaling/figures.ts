import { readFileSync } from 'node:fs';
import { inWorkspace } from '../../../settings/src/paths.ts';

/** What the records of `npm run proof` have in common. */
export interface BenchRecord {
  proof: string;
  commit: string;
  date: string;
  machine: { cores: number; memoryGib: number };
  figures: { ours: number; parts: Record<string, number> };
}

interface Figure {
  words: string;
  proof: string;
  /** The figure as it is shown, from the record's medians. */
  shown: (figures: BenchRecord['figures']) => string;
}

/** Seconds with three digits. */
const seconds = (value: number) => (value < 1 ? `${Number((value * 1000).toPrecision(3))} ms` : `${value} s`);

const part = (figures: BenchRecord['figures'], name: string): number => {
  const value = figures.parts[name];
  if (value === undefined) throw new Error(`the record has no part "${name}"`);
  return value;
};

/** What docs/SCALING.md reckons with. */
const scalingFigures: readonly Figure[] = [
  {
    words: 'Lists of 20 tasks that one backend process answers in a second, 8 connections',
    proof: 'backend-requests',
    shown: ({ ours }) => String(Math.round(1000 / ours)),
  },
  {
    words: 'A turn of the offline assistant that adds a task, median',
    proof: 'backend-chat',
    shown: (figures) => seconds(part(figures, 'median of the turns')),
  },
  {
    words: 'Until the first character through the frontend, p95',
    proof: 'frontend-first-character',
    shown: ({ ours }) => seconds(ours),
  },
  {
    words: 'Memory of one backend process with 200 chats that wait for a model',
    proof: 'backend-streams',
    shown: ({ ours }) => `${Math.round(ours)} MB`,
  },
  {
    words: 'A list of tasks meanwhile, p95',
    proof: 'backend-streams',
    shown: (figures) => seconds(part(figures, 'GET tasks meanwhile, p95')),
  },
  {
    words: 'A backend process, from its start until it is ready',
    proof: 'backend-cold-start',
    shown: ({ ours }) => seconds(ours),
  },
  {
    words: 'A frontend process, the same',
    proof: 'frontend-ready',
    shown: ({ ours }) => seconds(ours),
  },
];

const read = (proof: string) =>
  JSON.parse(readFileSync(inWorkspace(`bench/results/${proof}.json`), 'utf8')) as BenchRecord;

/** The table of the figures; `record` gives the record of a proof. */
export function figuresTable(record: (proof: string) => BenchRecord = read): string {
  const rows = scalingFigures.map(({ words, proof, shown }) => {
    const { figures, machine } = record(proof);
    return `| ${words} | ${shown(figures)} | ${machine.cores} cores | \`npm run proof -- ${proof}\` |`;
  });
  return ['| What | Figure | On | Measured by |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

const begin = '<!-- figures: written by `npx nx scaling specs` from bench/results -->';
const end = '<!-- /figures -->';

/** A page with the figures between its two marks replaced. @throws Error when the marks are not there */
export function withFigures(page: string, table: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no ${begin} … ${end}`);
  const kept = `<!-- prettier-ignore-start -->\n\n${table}\n\n<!-- prettier-ignore-end -->`;
  return `${page.slice(0, from)}${begin}\n\n${kept}\n\n${page.slice(to)}`;
}
