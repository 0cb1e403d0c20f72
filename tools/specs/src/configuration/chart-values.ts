import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { leafPaths } from '../../../helm-plugin/src/values-table.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';

type Values = Record<string, unknown>;

/** A file of a chart, by its path in helm/NAME; '' where it has none. */
export function readChartFile(chart: string, file: string): string {
  const path = inWorkspace('helm', chart, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
const valuesOf = (chart: string, file: string) => (parse(readChartFile(chart, file)) ?? {}) as Values;
const at = (values: Values, path: string) =>
  path.split('.').reduce<unknown>((inner, key) => (inner as Values | undefined)?.[key], values);

/** A value that a values file changes, each as JSON. */
export interface ChangedValue {
  path: string;
  fallback: string;
  dev: string;
  prod: string;
}

/** The values that dev or prod sets to something else than the default, in the order of the values files. */
export function changedValues(chart: string): ChangedValue[] {
  const [all, dev, prod] = ['', '-dev', '-prod'].map((end) => valuesOf(chart, `values${end}.yaml`));
  const paths = [...new Set([...leafPaths(dev), ...leafPaths(prod)])];
  return paths
    .map((path) => {
      const fallback = at(all!, path);
      const [inDev, inProd] = [at(dev!, path) ?? fallback, at(prod!, path) ?? fallback];
      const [a, b, c] = [fallback, inDev, inProd].map((one) => JSON.stringify(one));
      return { path, fallback: a!, dev: b!, prod: c! };
    })
    .filter(({ fallback, dev: inDev, prod: inProd }) => fallback !== inDev || fallback !== inProd);
}

/** How many values a chart has. */
export const countValues = (chart: string): number =>
  leafPaths(valuesOf(chart, 'values.yaml')).filter(Boolean).length;

/**
 * The chart values that a variable of a service is made from, by the templates of its ConfigMap and its migration, and by the keys of
 * `secret`; empty where the chart gives it a fixed text, or none.
 */
export function valuesBehind(chart: string, variable: string): string[] {
  const template = ['_pod.tpl', 'migrate-job.yaml']
    .map((file) => readChartFile(chart, `templates/${file}`))
    .join('\n');
  const named = [...template.matchAll(/\{\{-? \$(\w+) := \.Values\.([\w.]+)/g)];
  const paths = new Map(named.map(([, name, path]) => [name!, path!]));
  const form = new RegExp(`^(?:${variable}:| *- name: ${variable}\\n *value:) (.*)$`, 'm');
  const line = form.exec(template)?.[1] ?? '';
  const found = [...line.matchAll(/\.Values\.([\w.]+)/g)].map(([, path]) => path!);
  for (const [, name] of line.matchAll(/\$(\w+)/g)) if (paths.has(name!)) found.push(paths.get(name!)!);
  const secret = at(valuesOf(chart, 'values.yaml'), 'secret') as Values | undefined;
  if (secret && variable in secret) found.push(`secret.${variable}`);
  return [...new Set(found)];
}
