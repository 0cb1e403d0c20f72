import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settleOutput } from './settle-output.ts';

let folder: string;
const put = (name: string, text: string) => {
  const file = join(folder, 'apps/frontend', name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
};
const textOf = (name: string) => readFileSync(join(folder, 'apps/frontend', name), 'utf8');
const actions = (node: object) => JSON.stringify({ node, edge: {}, encryptionKey: 'c2VjcmV0' });

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'todo-settle-'));
  put('.next/prerender-manifest.json', JSON.stringify({ preview: { previewModeId: 'd00f' } }));
  put('.next/server/server-reference-manifest.json', actions({}));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('keys and the place of the build are the same in every build, wherever they stand', () => {
  put('server.js', 'root="/home/me/todo/apps" key="d00f"');
  put('.next/server/copy.js', 'c2VjcmV0');
  settleOutput(folder, '/home/me/todo/');
  expect(textOf('server.js')).toBe('root="/app/apps" key="0000"');
  expect(textOf('.next/server/copy.js')).toBe(Buffer.alloc(32).toString('base64'));
  expect(textOf('.next/prerender-manifest.json')).not.toContain('d00f');
});

test('source maps and lists of traced files go', () => {
  put('.next/server/app/page.js.map', '{}');
  put('.next/server/app/page.js.nft.json', '{}');
  put('.next/server/app/page.js', 'x');
  settleOutput(folder, '/w');
  for (const [name, there] of [
    ['page.js.map', false],
    ['page.js.nft.json', false],
    ['page.js', true],
  ] as const)
    expect(existsSync(join(folder, 'apps/frontend/.next/server/app', name)), name).toBe(there);
});

test('a server action ends the build: its key must be a secret', () => {
  put('.next/server/server-reference-manifest.json', actions({ abc: {} }));
  expect(() => settleOutput(folder, '/w')).toThrow(/"use server"[^]*route handler/);
});

test('a manifest that Next has moved is named', () => {
  rmSync(join(folder, 'apps/frontend/.next/prerender-manifest.json'));
  expect(() => settleOutput(folder, '/w')).toThrow(/prerender-manifest\.json is not there/);
});
