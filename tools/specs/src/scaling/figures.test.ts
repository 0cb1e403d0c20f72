import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { figuresTable, withFigures, type BenchRecord } from './figures.ts';

test('docs/SCALING.md has the figures of the last records', () => {
  const page = readFileSync(inWorkspace('docs/SCALING.md'), 'utf8');
  expect(page, 'stale: npx nx scaling specs').toBe(withFigures(page, figuresTable()));
});

const record = (proof: string): BenchRecord => ({
  proof,
  commit: 'abc',
  date: '2026-01-01',
  machine: { cores: 2, memoryGib: 8 },
  figures: { ours: 1.6, parts: { 'median of the turns': 0.0219, 'GET tasks meanwhile, p95': 0.00227 } },
});

test('a figure has its unit, and the command that measures it', () => {
  const table = figuresTable(record);
  expect(table).toContain('| 625 | 2 cores | `npm run proof -- backend-requests` |');
  expect(table).toContain('| 21.9 ms | 2 cores | `npm run proof -- backend-chat` |');
  expect(table).toContain('| 2.27 ms |');
  expect(table).toContain('| 1.6 s | 2 cores | `npm run proof -- frontend-ready` |');
});

test('a record without the part that is told is refused', () => {
  const without = (proof: string) => ({ ...record(proof), figures: { ours: 1, parts: {} } });
  expect(() => figuresTable(without)).toThrow('no part "median of the turns"');
});

test('a page without the marks is refused', () => {
  expect(() => withFigures('# Page', '')).toThrow('has no');
});
