import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import {
  closeHandover,
  handImages,
  handedImage,
  handoverVariable,
  openHandover,
  tellOutcome,
  toldOutcome,
} from './handover.ts';

afterEach(() => void delete process.env[handoverVariable]);

test('images go to the tasks, outcomes come back; the newest counts, with or without a configuration', () => {
  const place = openHandover(mkdtempSync(join(tmpdir(), 'todo-handover-')));
  expect(handedImage('backend')).toBeUndefined();
  expect(toldOutcome(place, 'cluster:up')).toBeUndefined();
  handImages(place, { backend: 'todo-backend:h1' });
  expect(handedImage('backend')).toBe('todo-backend:h1');
  expect(handedImage('frontend')).toBeUndefined();
  tellOutcome({ task: 'backend-chart:deploy', kind: 'done', reason: 'first' });
  tellOutcome({ task: 'backend-chart:deploy', kind: 'unchanged', reason: 'second' });
  expect(toldOutcome(place, 'backend-chart:deploy:dev')).toMatchObject({
    kind: 'unchanged',
    reason: 'second',
  });
  expect(toldOutcome(place, 'backend-chart:other')).toBeUndefined();
  closeHandover(place);
  expect(existsSync(place)).toBe(false);
});

test('what an earlier run with this number left is not taken up; without a run nothing is written', () => {
  const parent = mkdtempSync(join(tmpdir(), 'todo-handover-'));
  const place = openHandover(parent);
  writeFileSync(join(place, 'outcomes.ndjson'), '{"half');
  openHandover(parent);
  expect(toldOutcome(place, 'cluster:up')).toBeUndefined();
  delete process.env[handoverVariable];
  tellOutcome({ task: 'cluster:up', kind: 'done', reason: 'alone' });
  expect(toldOutcome(place, 'cluster:up')).toBeUndefined();
});
