import { expect, test } from 'vitest';
import type { Scene, Timing } from '../proof.ts';
import type { Result } from '../result.ts';
import { judge } from '../statistics.ts';
import type { Marked } from './marked.ts';
import { drawRatios, drawSeconds } from './pictures.ts';
import { commitInPage, renderBenchmarks } from './render.ts';

const timing = (ours: number, byHand: number): Timing => ({
  kind: 'timing',
  ours,
  byHand,
  parts: { 'a | b': 0.5 },
});
const scene = (name: string, wrong: string[] = []): Scene => ({
  kind: 'scene',
  name,
  seconds: 12.4,
  seen: { requests: 100 },
  wrong,
});
const record = (samples: Result['samples'], limit?: number): Result => ({
  schema: 1,
  proof: 'some',
  commit: 'c'.repeat(40),
  inputs: 'i',
  date: '2026-11-23T10:00:00.000Z',
  machine: { cores: 2, memoryGib: 8, system: 'linux x64', node: '20' },
  provider: 'minikube',
  seed: 1,
  steps: samples.length,
  sides: { ours: 'npm start', byHand: 'save | import' },
  ...(limit === undefined ? {} : { limit }),
  ...judge(samples, samples.length, limit),
  samples,
});
const benchmark = (state: Marked['state'], samples: Timing[], place?: string): Marked => ({
  proof: { name: 'line', summary: 'one line changed', limit: 1.5, ...(place ? { place } : {}) },
  state,
  ...(samples.length ? { result: record(samples, 1.5) } : {}),
});
const commit = 'abcdef0123'.repeat(4);
const lineOf = (text: string, name: string) =>
  text.split('\n').find((line) => line.startsWith(`| \`${name}`));

test('a benchmark is a row with both sides, the ratio of its rounds, and the mark of its record', () => {
  const page = renderBenchmarks([benchmark('fresh', [timing(3, 2), timing(2, 2), timing(2.6, 2)])], commit);
  expect(lineOf(page, 'line')).toBe(
    '| `line` | 2.60 s | 2.00 s | **1.3** (1 to 1.5) | 3 | 1.5 | `cccccccccc`, 2026-11-23 | fresh |',
  );
  expect(commitInPage.exec(page)?.[1]).toBe('abcdef0123');
});

test('a record that is not fresh is marked so that nobody overlooks it', () => {
  expect(lineOf(renderBenchmarks([benchmark('stale', [timing(1, 2)])], commit), 'line')).toMatch(
    /\| \*\*stale\*\* \|$/,
  );
  expect(lineOf(renderBenchmarks([benchmark('never run', [])], commit), 'line')).toBe(
    '| `line` |  |  |  |  | 1.5 |  | **never run** |',
  );
});

test('a bar in a name ends no cell', () => {
  const page = renderBenchmarks([benchmark('fresh', [timing(1, 2)])], commit);
  expect(page).toContain('save \\| import');
  expect(page).toContain('| `line` | a \\| b | 500 ms |');
});

test('what went wrong in a scene stands in its row, and the sum in the row of the proof', () => {
  const result = record([scene('a pod is killed'), scene('no <database>', ['3 requests failed'])]);
  const page = renderBenchmarks(
    [{ proof: { name: 'faults', summary: 'each fault' }, state: 'fails', result }],
    commit,
  );
  expect(lineOf(page, 'faults')).toContain('| 2 of 2 | **fails** (1 went wrong) |');
  expect(page).toContain('| a pod is killed | 100 | 12 | right |');
  expect(page).toContain('| no &lt;database> | 100 | 12 | **3 requests failed** |');
});

test('what was done and what was measured are two tables, each with its own columns', () => {
  const faulty: Scene = {
    ...scene('no database'),
    seen: { requests: 9, 'how they failed': 'tasks: reset ×2, page: reset ×1', besides: '' },
  };
  const line: Scene = { ...scene('spec: helm install'), seen: { measured: '17 s', limit: '< 120 s' } };
  const result = record([faulty, line]);
  const page = renderBenchmarks([{ proof: { name: 'faults', summary: '' }, state: 'fresh', result }], commit);
  expect(page).toContain('| what was done | requests | how they failed | seconds | verdict |');
  expect(page).toContain('| no database | 9 | reset ×3 | 12 | right |');
  expect(page).toContain('| what was measured | measured | limit | seconds | verdict |');
  expect(page).toContain('| spec: helm install | 17 s | &lt; 120 s | 12 | right |');
});

test('a record of a commit that is not in this history says so', () => {
  const one = benchmark('stale', [timing(1, 2)]);
  expect(lineOf(renderBenchmarks([{ ...one, elsewhere: true }], commit), 'line')).toContain(
    '| `cccccccccc` (not in this history), 2026-11-23 |',
  );
  expect(lineOf(renderBenchmarks([one], commit), 'line')).not.toContain('history');
});

test('the pictures: a dot for each round, red above the limit; bars only for what runs on a cluster', () => {
  const one = benchmark('fresh', [timing(2, 2), timing(4, 2)]);
  const ratios = drawRatios([one]);
  expect(ratios.match(/<circle/g)).toHaveLength(2);
  expect(ratios.match(/class="round above"/g)).toHaveLength(1);
  expect(ratios).toContain('1.5 of 1.5 (100 %)');
  expect(drawSeconds([one]).match(/<rect class="(ours|against)"/g)).toHaveLength(2);
  expect(drawSeconds([benchmark('fresh', [timing(2, 2)], 'processes')])).not.toContain('class="against"');
});

test('no number of a picture is none, also without any record', () => {
  for (const draw of [drawRatios, drawSeconds]) {
    expect(draw([])).not.toMatch(/NaN|undefined|Infinity/);
    expect(draw([benchmark('never run', [])])).not.toMatch(/NaN|undefined|Infinity/);
  }
});
