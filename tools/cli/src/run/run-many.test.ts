import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '../../../settings/src/paths.ts';
import { FakePrograms } from '../../../cluster/src/fixtures/fake-programs.ts';
import { WorkspaceCopy } from '../fixtures/workspace-copy.ts';

const copy = new WorkspaceCopy();
const modules = join(copy.root, 'node_modules');
const bare = new FakePrograms({}).folder;
afterAll(() => copy.remove());

/** An Nx that says its words and ends with 5, a uv that has nothing to do; all else is this checkout's. */
beforeAll(() => {
  rmSync(modules);
  mkdirSync(join(modules, 'nx'), { recursive: true });
  for (const name of readdirSync(inWorkspace('node_modules')))
    if (name !== 'nx') symlinkSync(inWorkspace('node_modules', name), join(modules, name));
  writeFileSync(join(modules, 'nx/package.json'), JSON.stringify({ name: 'nx', bin: { nx: 'nx.cjs' } }));
  writeFileSync(
    join(modules, 'nx/nx.cjs'),
    "console.log(process.argv.slice(2).join(' ')); process.exit(5);\n",
  );
  writeFileSync(join(copy.root, 'tools/cli/uv.mjs'), '');
});

const shown = '--parallel=2 --output-style=static-failures-only';

test.each([
  ['lint', `run-many -t lint ${shown}`],
  ['lint -p backend', `run-many -t lint ${shown} -p backend`],
  ['test --skip-nx-cache', `run-many -t lint test ${shown} --skip-nx-cache`],
])('npm run %s: one run of Nx, and its exit code', async (words, asked) => {
  const { code, stdout, stderr } = await copy.run(words, bare);
  expect(stdout, stderr).toContain(`${asked}\n`);
  expect(code).toBe(5);
});
