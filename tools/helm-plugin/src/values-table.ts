import { parse } from 'yaml';

export interface DocumentedValue {
  /** `image.tag` */
  path: string;
  /** As JSON. */
  fallback: string;
  description: string;
}

export const tableStart = '<!-- values: start, written by the readme target -->';
export const tableEnd = '<!-- values: end -->';

/** Values with a `# -- text` line above them (helm-docs' form), in the order of the file. */
export function documentedValues(valuesYaml: string): DocumentedValue[] {
  const values = parse(valuesYaml) as Record<string, unknown>;
  const found: DocumentedValue[] = [];
  const path: { key: string; indent: number }[] = [];
  let description = '';
  for (const line of valuesYaml.split('\n')) {
    const comment = /^\s*# -- (.*)$/.exec(line)?.[1];
    if (comment) description = comment;
    const [, indent, key] = /^( *)([A-Za-z_][\w-]*):/.exec(line) ?? [];
    if (indent === undefined || key === undefined) continue;
    while (path.length && path.at(-1)!.indent >= indent.length) path.pop();
    path.push({ key, indent: indent.length });
    if (description) {
      const keys = path.map((part) => part.key);
      found.push({ path: keys.join('.'), fallback: JSON.stringify(valueAt(values, keys)), description });
    }
    description = '';
  }
  return found;
}

/** Paths of all values that hold no further keys. */
export function leafPaths(value: unknown, prefix = ''): string[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value) || Object.keys(value).length === 0)
    return [prefix];
  return Object.entries(value).flatMap(([key, inner]) => leafPaths(inner, prefix ? `${prefix}.${key}` : key));
}

function valuesTable(valuesYaml: string): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const rows = documentedValues(valuesYaml).map(
    (value) => `| \`${value.path}\` | \`${cell(value.fallback)}\` | ${cell(value.description)} |`,
  );
  return ['| Value | Default | Meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The README with a fresh table between its two marks. @throws when a mark is missing */
export function withValuesTable(readme: string, valuesYaml: string): string {
  const start = readme.indexOf(tableStart);
  const end = readme.indexOf(tableEnd);
  if (start < 0 || end < start)
    throw new Error(`README.md has no place for the table: write "${tableStart}" and "${tableEnd}"`);
  const table = `<!-- prettier-ignore-start -->\n\n${valuesTable(valuesYaml)}\n\n<!-- prettier-ignore-end -->`;
  return `${readme.slice(0, start + tableStart.length)}\n${table}\n${readme.slice(end)}`;
}

function valueAt(values: unknown, keys: string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], values);
}
