import { documentedValues } from '../../../helm-plugin/src/values-table.ts';
import type { Service } from '../../../settings/src/services.ts';
import { typeOf, type FieldSchema } from './backend-variables.ts';
import { readChartFile } from './chart-values.ts';
import type { Variable } from './variable.ts';

type Schema = FieldSchema & { properties?: Record<string, Schema> };

/**
 * The variables of a service that has no list of its own here, as one of `nx g service`: those of its chart's ConfigMap, with type,
 * default and meaning of the value that each is made from, and its secrets.
 */
export function chartVariables({ name: service, secrets }: Pick<Service, 'name' | 'secrets'>): Variable[] {
  const read = (file: string) => readChartFile(service, file);
  const told = documentedValues(read('values.yaml') || '{}');
  const schema = JSON.parse(read('values.schema.json') || '{}') as Schema;
  const variables = configLines(service, read('templates/_pod.tpl')).map(([name, text]): Variable => {
    const path = /\.Values\.([\w.]+)/.exec(text)?.[1];
    const value = told.find((one) => one.path === path);
    if (!path || !value) return fixed(name, text);
    const field = path
      .split('.')
      .reduce<Schema | undefined>((inner, key) => inner?.properties?.[key], schema);
    const fallback = String((JSON.parse(value.fallback) as unknown) ?? '');
    return { name, type: typeOf(field ?? {}), fallback, meaning: value.description };
  });
  const own = secrets.map((name) => ({
    name,
    type: 'text, a secret',
    fallback: '',
    meaning: ofSecret(service),
  }));
  return [...variables, ...own];
}

const ofSecret = (service: string) => `A key of the Secret \`${service}-secrets\``;

/** Name and template of each line that the chart's `NAME.config` has. */
function configLines(service: string, template: string): [string, string][] {
  const start = template.indexOf(`{{- define "${service}.config"`);
  const text = start < 0 ? '' : (template.slice(start).split(/\n\{\{-? end/)[0] ?? '');
  return [...text.matchAll(/^([A-Z][A-Z0-9_]*): (.*)$/gm)].map(([, name, value]) => [name!, value!]);
}

/** One that the chart gives a text of its own, or one that it works out. */
function fixed(name: string, text: string): Variable {
  const value = /^"(.*)"$/.exec(text)?.[1];
  const type = value !== undefined && /^\d+$/.test(value) ? 'whole number' : 'text';
  return {
    name,
    type,
    fallback: value ?? '',
    meaning: value === undefined ? 'Made by the chart' : 'Fixed by the chart',
  };
}
