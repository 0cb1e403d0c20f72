import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Templates that say the same in both charts, but for the chart's name. What changes in one has to change in the other. */
const twins = [
  '_exceptions.tpl',
  '_helpers.tpl',
  '_limits.tpl',
  'configmap.yaml',
  'migrate-job.yaml',
  'pdb.yaml',
  'secret.yaml',
  'serviceaccount.yaml',
];
const template = (chart: string, file: string) =>
  readFileSync(join(import.meta.dirname, '../..', chart, 'templates', file), 'utf8');

test.each(twins)('%s is that of the backend’s chart', (file) => {
  expect(template('frontend', file).replaceAll('frontend', 'backend')).toBe(template('backend', file));
});
