import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { bundled } from './bundle.mjs';

let root: string;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const versions = join('.tools', 'cli');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'todo-bundle-'));
  write('tools/cli/word.ts', 'export const word: string = "first";');
  write('tools/cli/late.ts', 'export const place = import.meta.dirname;');
  write(
    'tools/cli/src/main.ts',
    `import { word } from '../word.ts';
     const thread = new URL('./aside-thread.mjs', import.meta.url);
     const { place } = await import('../late.ts');
     console.log(JSON.stringify({ word, place, thread: thread.pathname, here: import.meta.url }));`,
  );
  write('tools/pipeline/src/plan/aside-worker.ts', 'export {};');
});

async function run(file: string): Promise<Record<string, string>> {
  const { stdout } = await promisify(execFile)(process.execPath, [file]);
  return JSON.parse(stdout) as Record<string, string>;
}

test('a module hears of the place of its source; a thread is started beside the program', async () => {
  const file = await bundled(root);
  expect(await run(file)).toEqual({
    word: 'first',
    place: join(root, 'tools/cli'),
    thread: join(dirname(file), 'aside-thread.mjs'),
    here: `file://${join(root, 'tools/cli/src/main.ts')}`,
  });
  expect(existsSync(join(dirname(file), 'aside-thread.mjs'))).toBe(true);
});

test('made once; a changed source makes it anew, also one that is read late', async () => {
  const first = await bundled(root);
  expect(await bundled(root)).toBe(first);
  write('tools/cli/word.ts', 'export const word: string = "second";');
  const second = await bundled(root);
  expect((await run(second))['word']).toBe('second');
  // The same size and a time of before, as a copy with its times kept would have it.
  write('tools/cli/late.ts', 'export const place = import.meta.dirnamE;');
  utimesSync(join(root, 'tools/cli/late.ts'), 1, 1);
  expect(await bundled(root)).not.toBe(second);
});

test.each(['', '{"version": "gone", "inputs": {}}', '{"vers'])(
  'a stamp that is no good (%s): made anew',
  async (text) => {
    const first = await bundled(root);
    const [stamp] = readdirSync(join(root, versions)).filter((name) => name.endsWith('.json'));
    write(join(versions, stamp!), text);
    expect((await run(await bundled(root)))['word']).toBe('first');
    expect(existsSync(first)).toBe(true);
    expect(JSON.parse(readFileSync(join(root, versions, stamp!), 'utf8'))).toMatchObject({
      node: process.version,
    });
  },
);

test('what does not parse is told with its place', async () => {
  write('tools/cli/word.ts', 'export const = 3;');
  await expect(bundled(root)).rejects.toMatchObject({
    errors: [{ location: { file: 'tools/cli/word.ts', line: 1 } }],
  });
});
