import { expect, test } from 'vitest';
import { readChart } from '../../chart.ts';
import { chartFiles, writeFiles } from '../../fixtures/chart.ts';
import { lintProfiles } from './profiles.ts';

test('the environments and what ci/ has, but not the values of every render', () => {
  const folder = writeFiles({ ...chartFiles, 'ci/digest-values.yaml': '', 'ci/notes.md': '' });
  expect(lintProfiles(readChart(folder), folder)).toEqual([
    ['default', []],
    ['dev', ['values-dev.yaml']],
    ['prod', ['values-prod.yaml']],
    ['ci/digest', ['ci/digest-values.yaml']],
  ]);
});
