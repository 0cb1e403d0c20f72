import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withScratch } from './scratch.ts';

test('the folder is gone afterwards, also when the work failed', async () => {
  const put = (folder: string) => {
    writeFileSync(join(folder, 'image.tar'), '');
    return Promise.resolve(folder);
  };
  expect(existsSync(await withScratch(put))).toBe(false);
  let folder = '';
  const failing = withScratch(async (made) => {
    folder = await put(made);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(folder).not.toBe('');
  expect(existsSync(folder)).toBe(false);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends the process, and the folder is gone',
  async (signal) => {
    const fixture = join(import.meta.dirname, '../fixtures/hold-scratch.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', fixture], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [folder] = (await once(child.stdout, 'data')) as [Buffer];
    expect(existsSync(folder.toString())).toBe(true);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
    expect(existsSync(folder.toString())).toBe(false);
  },
);
