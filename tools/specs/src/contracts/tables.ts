import { askBackend } from '../backend-python.ts';

const program = `
import json
from sqlalchemy.dialects import postgresql
from sqlmodel import SQLModel
from todo_backend.db import models

dialect = postgresql.dialect()

def column(one):
    return {
        "name": one.name,
        "type": one.type.compile(dialect=dialect),
        "nullable": one.nullable,
        "key": one.primary_key,
        "refers": [key.target_fullname for key in one.foreign_keys],
    }

print(json.dumps([
    {"name": table.name, "columns": [column(one) for one in table.columns], "indexes": sorted(i.name for i in table.indexes)}
    for table in sorted(SQLModel.metadata.tables.values(), key=lambda table: table.name)
]))
`;

export interface Table {
  name: string;
  columns: { name: string; type: string; nullable: boolean; key: boolean; refers: string[] }[];
  indexes: string[];
}

/** The backend's tables, as its models declare them for PostgreSQL. */
export const backendTables = (): Table[] => askBackend<Table[]>(program);

const begin = '<!-- tables: written by `npx nx contracts specs` -->';
const end = '<!-- /tables -->';

function words({ columns, name, indexes }: Table): string {
  const rows = columns.map(({ name: column, type, nullable, key, refers }) => {
    const rule = [key && 'key', !nullable && !key && 'not null', ...refers.map((to) => `→ ${to}`)];
    return `| \`${column}\` | ${type.toLowerCase()} | ${rule.filter(Boolean).join(', ')} |`;
  });
  const head = [`### ${name}`, ''].concat('| Column | Type | Rule |', '| --- | --- | --- |');
  return [...head, ...rows, '', `Indexes: ${indexes.map((one) => `\`${one}\``).join(', ')}.`].join('\n');
}

/** A page with the tables between its two marks replaced. @throws Error when the marks are not there */
export function withTables(page: string, tables: Table[]): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no ${begin} … ${end}`);
  const ignored = ['<!-- prettier-ignore-start -->', ...tables.map(words), '<!-- prettier-ignore-end -->'];
  return `${page.slice(0, from)}${begin}\n\n${ignored.join('\n\n')}\n\n${page.slice(to)}`;
}
