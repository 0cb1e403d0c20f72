import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { linkPrograms } from './fixtures/link-programs.ts';
import { Repository } from './fixtures/repository.ts';
import { hookText, mark } from './hook-file.mjs';

let repository: Repository;
let file: string;
beforeEach(() => {
  repository = new Repository();
  file = join(repository.root, '.git/hooks/pre-push');
});
const silent = { status: 0, printed: '' };

test('sets the hook, and renews one of another version', () => {
  rmSync(file);
  expect(repository.prepare()).toEqual(silent);
  expect(readFileSync(file, 'utf8')).toContain(mark);
  writeFileSync(file, `#!/bin/sh\n${mark}\nold\n`);
  repository.prepare({ CI: 'false' });
  expect(readFileSync(file, 'utf8')).toBe(hookText(process.execPath));
});

test.each<[string, () => NodeJS.ProcessEnv]>([
  ['in CI', () => ({ CI: 'true' })],
  ['without git', () => ({ PATH: linkPrograms(repository.home, 'node') })],
  ['without a repository', () => (rmSync(join(repository.root, '.git'), { recursive: true }), {})],
  [
    'where nothing can be written',
    () => (rmSync(join(file, '..'), { recursive: true }), writeFileSync(join(file, '..'), ''), {}),
  ],
  [
    'in an image that has package.json alone',
    () => (rmSync(join(repository.root, 'tools'), { recursive: true }), {}),
  ],
])('%s: silent, no hook, no failure', (_, given) => {
  rmSync(file, { force: true });
  expect(repository.prepare(given())).toEqual(silent);
  expect(existsSync(file)).toBe(false);
});
