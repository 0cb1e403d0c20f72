import { describe, expect, test } from 'vitest';
import { documentedValues, leafPaths, tableEnd, tableStart, withValuesTable } from './values-table.ts';

const values = `# -- How many
replicas: 2
image:
  # Not for the table
  # -- A | b
  tag: ""
  inner:
    # -- Deep
    list: [a]
# -- Any
labels: {}
plain: 1
`;

describe('the table of values', () => {
  test('follows the file, with the path of each value and its default', () => {
    expect(documentedValues(values)).toEqual([
      { path: 'replicas', fallback: '2', description: 'How many' },
      { path: 'image.tag', fallback: '""', description: 'A | b' },
      { path: 'image.inner.list', fallback: '["a"]', description: 'Deep' },
      { path: 'labels', fallback: '{}', description: 'Any' },
    ]);
  });

  test('leaves are all values without further keys', () => {
    expect(leafPaths({ a: { b: 1, c: {} }, d: null, e: [{ f: 1 }] })).toEqual(['a.b', 'a.c', 'd', 'e']);
  });

  test('stands between the marks, and writing it again changes nothing', () => {
    const written = withValuesTable(`# Shop\n${tableStart}\nold\n${tableEnd}\nafter\n`, values);
    expect(written).toContain('| `image.tag` | `""` | A \\| b |');
    expect(written).not.toContain('old');
    expect(written.endsWith(`${tableEnd}\nafter\n`)).toBe(true);
    expect(withValuesTable(written, values)).toBe(written);
  });

  test('a README without the marks is refused', () => {
    expect(() => withValuesTable('# Shop\n', values)).toThrow(tableStart);
  });
});
