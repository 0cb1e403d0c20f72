import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { renderValues, type Chart } from '../../chart.ts';
import { valuesFiles } from '../chart-context.ts';

export type Profile = [name: string, valuesFiles: string[]];

/**
 * What a chart is checked with: name → values files. The environments, and each `ci/NAME-values.yaml`, which is where
 * chart-testing looks too.
 */
export function lintProfiles(chart: Chart, folder: string): Profile[] {
  const ci = join(folder, 'ci');
  const files = existsSync(ci) ? readdirSync(ci).sort() : [];
  return [
    ...valuesFiles(chart),
    ...files
      .filter((file) => /-values\.ya?ml$/.test(file) && `ci/${file}` !== renderValues)
      .map((file): Profile => [`ci/${file.replace(/-values\.ya?ml$/, '')}`, [`ci/${file}`]]),
  ];
}
