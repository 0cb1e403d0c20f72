import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runUndisturbed } from './undisturbed.ts';

const fresh = () => mkdtempSync(join(tmpdir(), 'undisturbed-'));

test('gives output and exit code, with arguments as they are', async () => {
  const done = await runUndisturbed('a', 'sh', ['-c', 'echo "$1"; exit 3', 'sh', 'two  words'], fresh());
  expect(done).toMatchObject({ exitCode: 3, stdout: 'two  words\n' });
});

test('a program that is not there', async () => {
  await expect(runUndisturbed('a', 'no-such-program', [], fresh())).rejects.toThrow('TOOL-MISSING');
});

test('the program outlives a killed run, and the next run takes its result', async () => {
  const folder = fresh();
  const mark = join(folder, 'mark');
  const module = JSON.stringify(new URL('./undisturbed.ts', import.meta.url).href);
  const slow = `sleep 1.5; echo x >>${mark}; echo made`;
  const code = `import(${module}).then((m) => m.runUndisturbed('a', 'sh', ['-c', ${JSON.stringify(slow)}], ${JSON.stringify(folder)}))`;
  const run = spawn(process.execPath, ['--import', 'tsx', '-e', code], { stdio: 'ignore' });
  while (!existsSync(join(folder, 'a.pid'))) await sleep(20);
  run.kill('SIGKILL');
  expect(existsSync(mark)).toBe(false);
  const taken = await runUndisturbed('a', 'sh', ['-c', 'echo second'], folder);
  expect(taken).toMatchObject({ exitCode: 0, stdout: 'made\n' });
  expect(readFileSync(mark, 'utf8')).toBe('x\n');
});
