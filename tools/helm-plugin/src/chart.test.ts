import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { appOf, readChart } from './chart.ts';
import { chartFiles, writeFiles } from './fixtures/chart.ts';

describe('readChart', () => {
  test('finds the environments by the names of the values files', () => {
    expect(readChart(writeFiles(chartFiles))).toEqual({
      name: 'shop',
      version: '1.2.3',
      description: 'A shop.',
      type: 'application',
      image: 'acme-shop',
      environments: { dev: 'values-dev.yaml', prod: 'values-prod.yaml' },
      tested: false,
    });
  });

  test('a chart without values has no image', () => {
    const folder = writeFiles({ 'Chart.yaml': 'name: lib\nversion: 1.0.0\ntype: library\n' });
    expect(readChart(folder)).toMatchObject({ type: 'library', image: undefined, environments: {} });
  });

  test.each([
    [
      'a tab',
      { 'Chart.yaml': 'name: a\nversion: 1.0.0\n', 'values.yaml': 'image:\n\ttag: a\n' },
      'values.yaml',
    ],
    ['no version', { 'Chart.yaml': 'name: a\n' }, 'Chart.yaml'],
  ])('%s is named with its file', (_what, files, file) => {
    const folder = writeFiles(files as unknown as Record<string, string>);
    expect(() => readChart(folder)).toThrow(join(folder, file));
    expect(() => readChart(folder)).toThrow(/^CHART-FILE-INVALID/);
  });
});

describe('appOf', () => {
  const chart = (image?: string) => ({ ...readChart(writeFiles(chartFiles)), image });

  test.each([
    ['acme-shop', 'shop'],
    ['registry.example.org:5000/team/acme-shop', 'shop'],
    [`acme-shop@sha256:${'a'.repeat(64)}`, 'shop'],
    ['postgres', undefined],
    ['acme-', undefined],
    [undefined, undefined],
  ])('%s belongs to %s', (image, app) => {
    expect(appOf(chart(image), 'acme-')).toBe(app);
  });
});
