import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readStamp, stampDifferences, stampOf, writeStamp, type ReleaseParts } from './stamp.ts';

const parts: ReleaseParts = {
  chart: 'c1',
  values: 'v1',
  image: 'h1',
  secret: 's1',
  database: '',
  migrations: '',
};

describe("the stamp in a revision's description", () => {
  test('is read as it was written, empty parts too', () => {
    const stamp = { configuration: 'prod', parts };
    expect(readStamp(writeStamp(stamp))).toEqual(stamp);
  });

  test.each([
    'Upgrade complete',
    'Rollback to 2',
    '',
    'todo-chatbot configuration=dev digest=0123456789abcdef',
    'todo-chatbot configuration=dev chart=c values=v image=i secret=s database=d migrations=m and more',
  ])('there is none in "%s"', (description) => expect(readStamp(description)).toBeUndefined());
});

describe('what differs is said by name', () => {
  const living = { configuration: 'dev', parts };
  test.each([
    [{}, []],
    [{ image: 'h2' }, ['image h1 → h2']],
    [{ chart: 'c2', values: 'v2' }, ['the chart changed', 'the values changed']],
    [{ secret: 's2' }, ['the secrets changed']],
    [{ database: 'd2' }, ['the database is another one']],
    [{ migrations: 'm2' }, []],
  ])('%j', (change, said) => {
    expect(stampDifferences(living, { configuration: 'dev', parts: { ...parts, ...change } })).toEqual(said);
  });

  test('another configuration has other values by its nature', () => {
    const wanted = { configuration: 'prod', parts: { ...parts, values: 'v2' } };
    expect(stampDifferences(living, wanted)).toEqual(['configuration dev → prod']);
  });
});

describe('the stamp of a chart', () => {
  let chart: string;
  const values = { 'image.tag': 'h1', secretHash: 'abc', 'config.a': '1' };
  const stamp = (configuration = 'dev', set: Record<string, string> = values, database = '') =>
    stampOf(chart, configuration, set, { database });
  const write = (path: string, text: string) => {
    mkdirSync(join(chart, path, '..'), { recursive: true });
    writeFileSync(join(chart, path), text);
  };

  beforeEach(() => {
    chart = mkdtempSync(join(tmpdir(), 'todo-chart-'));
    write('Chart.yaml', 'name: backend\n');
    write('values.yaml', 'a: 1\n');
    write('values-dev.yaml', 'a: 2\n');
    write('templates/deployment.yaml', 'kind: Deployment\n');
  });

  test('the same chart elsewhere and the values in another order give the same', () => {
    const first = stamp();
    expect(stamp('dev', { 'config.a': '1', secretHash: 'abc', 'image.tag': 'h1' })).toEqual(first);
    const copy = mkdtempSync(join(tmpdir(), 'todo-chart-'));
    cpSync(chart, copy, { recursive: true });
    expect(stampOf(copy, 'dev', values)).toEqual(first);
    expect(first.parts).toMatchObject({ image: 'h1', secret: 'abc', database: '' });
  });

  test.each([
    ['templates/deployment.yaml', 'the chart changed'],
    ['templates/new.yaml', 'the chart changed'],
    ['templates/NOTES.txt', 'the chart changed'],
    ['templates/tests/connection.yaml', 'the chart changed'],
    ['Chart.yaml', 'the chart changed'],
    ['values.schema.json', 'the chart changed'],
    ['values.yaml', 'the values changed'],
    ['values-dev.yaml', 'the values changed'],
  ])('%s: %s', (path, said) => {
    const before = stamp();
    write(path, 'changed\n');
    expect(stampDifferences(before, stamp())).toEqual([said]);
  });

  test.each(['README.md', 'docs/why.md', 'tests/chart.test.ts', 'ci/render-values.yaml', 'values-prod.yaml'])(
    '%s changes nothing',
    (path) => {
      const before = stamp();
      write(path, 'changed\n');
      expect(stampDifferences(before, stamp())).toEqual([]);
    },
  );

  test('what is set beside the files counts, and so does the database', () => {
    const before = stamp();
    expect(stampDifferences(before, stamp('dev', { ...values, 'config.a': '2' }))).toEqual([
      'the values changed',
    ]);
    expect(stampDifferences(before, stamp('dev', { ...values, more: '' }))).toEqual(['the values changed']);
    expect(stampDifferences(before, stamp('dev', values, '2026-11-23'))).toEqual([
      'the database is another one',
    ]);
  });
});
