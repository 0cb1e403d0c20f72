import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const src = join(import.meta.dirname, '../..');
const page = readFileSync(join(src, '../../../docs/TROUBLESHOOTING.md'), 'utf8');

test('each code that a start or a migration can end with is explained in docs/TROUBLESHOOTING.md', () => {
  const files = ['server', 'migrate'].flatMap((folder) =>
    readdirSync(join(src, folder), { encoding: 'utf8', recursive: true })
      .filter((name) => /^(?!.*\.test\.).*\.ts$/.test(name))
      .map((name) => readFileSync(join(src, folder, name), 'utf8')),
  );
  const codes = new Set(
    files.flatMap((text) => [...text.matchAll(/'([A-Z]+(?:-[A-Z]+)+)'/g)].map(([, code]) => code!)),
  );
  for (const name of ['PUBLIC-URL', 'BACKEND-URL']) codes.add(`${name}-INVALID`);
  expect(codes.size).toBeGreaterThan(10);
  const missing = [...codes].filter((code) => !page.includes(`| ${code} `));
  expect(missing, 'tools/cluster/src/failures/page/codes/services.ts has them').toEqual([]);
});
