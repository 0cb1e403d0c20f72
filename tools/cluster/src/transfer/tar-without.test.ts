import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { TarWithout } from './tar-without.ts';

const files = {
  'blobs/sha256/aa': 'x'.repeat(1000),
  'blobs/sha256/bb': 'y'.repeat(512),
  'blobs/sha256/cc': '',
  'index.json': '{}',
};

function archive(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'todo-tar-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return spawnSync('tar', ['--format=ustar', '-cf', '-', 'blobs', 'index.json'], { cwd: folder }).stdout;
}

/** The names and contents in a tar, as tar itself reads them. */
function contents(tar: Buffer): Record<string, string> {
  const listed = spawnSync('tar', ['-tf', '-'], { input: tar });
  expect(listed.stderr.toString()).toBe('');
  const names = listed.stdout
    .toString()
    .split('\n')
    .filter((name) => name && !name.endsWith('/'));
  return Object.fromEntries(
    names.map((name) => [name, spawnSync('tar', ['-xOf', '-', name], { input: tar }).stdout.toString()]),
  );
}

async function filtered(
  tar: Buffer,
  leaveOut: string[],
  chunk: number,
): Promise<{ tar: Buffer; spared: number }> {
  const pieces = Array.from({ length: Math.ceil(tar.length / chunk) }, (_, i) =>
    tar.subarray(i * chunk, (i + 1) * chunk),
  );
  const filter = new TarWithout((name) => leaveOut.includes(name));
  const out: Buffer[] = [];
  for await (const piece of Readable.from(pieces).pipe(filter)) out.push(piece as Buffer);
  return { tar: Buffer.concat(out), spared: filter.spared };
}

test.each([1, 7, 511, 512, 513, 4096, 1_000_000])(
  'files are left out whole, in pieces of %i bytes',
  async (chunk) => {
    const { tar, spared } = await filtered(archive(), ['blobs/sha256/aa', 'blobs/sha256/cc', 'other'], chunk);
    const { 'blobs/sha256/aa': _gone, ...kept } = files;
    // An empty file costs nothing, so it stays.
    expect(contents(tar)).toEqual(kept);
    expect(spared).toBe(1000);
  },
);

test('with nothing to leave out every byte passes', async () => {
  const whole = archive();
  expect((await filtered(whole, [], 100)).tar.equals(whole)).toBe(true);
});
