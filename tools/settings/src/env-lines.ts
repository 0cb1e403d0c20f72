import { Problem } from '../../../libs/problem/src/problem.ts';

export type EnvValues = Record<string, string>;

const lineForm = /^(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)$/;

/**
 * Parses the text of a .env file: `KEY=value`, 'single' and "double" quotes, # comments on lines of their own.
 * Nothing is expanded: a `$` in a password stays a `$`.
 * @throws Problem ENV-LINE with file and line number; the value is never shown.
 */
export function parseEnvLines(text: string, file: string): EnvValues {
  const values: EnvValues = {};
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    if (!line || line.startsWith('#')) continue;
    const found = lineForm.exec(line);
    if (!found) throw lineProblem(file, index + 1, 'it is not of the form KEY=value');
    const [, key, rest] = found as unknown as [string, string, string];
    const value = unquote(rest.trim());
    if (value === undefined)
      throw lineProblem(file, index + 1, `the value of ${key} opens a quote and does not close it`);
    values[key] = value;
  }
  return values;
}

/** The text with the values of `changes` put in: existing lines are replaced in place, new ones come at the end. */
export function writeEnvLines(text: string, changes: EnvValues): string {
  const left = { ...changes };
  const lines = text.split('\n').map((line) => {
    const key = lineForm.exec(line.trim())?.[1];
    if (key === undefined || !(key in left)) return line;
    const value = left[key]!;
    delete left[key];
    return `${key}=${quote(value)}`;
  });
  const added = Object.entries(left).map(([key, value]) => `${key}=${quote(value)}`);
  if (added.length === 0) return lines.join('\n');
  return [...lines.join('\n').trimEnd().split('\n'), ...added, ''].join('\n');
}

function unquote(value: string): string | undefined {
  const mark = value[0];
  if (mark !== "'" && mark !== '"') return value;
  if (value.length < 2 || value.at(-1) !== mark) return undefined;
  const inner = value.slice(1, -1);
  return mark === '"' ? inner.replace(/\\(["\\])/g, '$1') : inner;
}

const quote = (value: string): string => {
  if (/^[\w.:/@%+,*~?=&-]*$/.test(value)) return value;
  return value.includes("'") ? `"${value.replace(/(["\\])/g, '\\$1')}"` : `'${value}'`;
};

function lineProblem(file: string, line: number, why: string): Problem {
  return new Problem({
    code: 'ENV-LINE',
    what: `line ${line} of ${file} cannot be read: ${why}`,
    where: `${file}:${line}`,
    cause: 'a typing error; comments need a # in front, values with spaces need quotes',
    next: `mend line ${line} of ${file}, then run the same command again`,
    class: 'preflight',
  });
}
