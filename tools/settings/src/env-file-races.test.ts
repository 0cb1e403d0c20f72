import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { madeSecrets } from './env-file.ts';
import { parseEnvLines } from './env-lines.ts';
import { example, folderWith } from './fixtures/folder.ts';

const program = join(import.meta.dirname, 'fixtures/make-many.ts');

/** A process that waits for a line on stdin and then makes the .env of each folder. */
async function waiting(folders: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...folders], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout!, 'data');
  return child;
}

async function output(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout!.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await once(child, 'close');
  return text;
}

test('two processes at once end with one file, and both know its values', { timeout: 30_000 }, async () => {
  const folders = Array.from({ length: 40 }, () => folderWith());
  const racers = await Promise.all([waiting(folders), waiting(folders)]);
  const told = racers.map(output);
  for (const racer of racers) racer.stdin!.write('go\n');
  const [first, second] = await Promise.all(told);
  expect(first).toBe(second);
  const lines = first!.trim().split('\n');
  expect(lines).toHaveLength(folders.length);
  for (const [i, folder] of folders.entries()) {
    expect(parseEnvLines(readFileSync(join(folder, '.env'), 'utf8'), '.env')).toEqual(JSON.parse(lines[i]!));
    expect(readdirSync(folder).sort()).toEqual(['.env', '.env.example']);
  }
});

test('a killed run leaves a whole file or none', { timeout: 30_000 }, async () => {
  // A megabyte of comments, so that most of the time goes into writing.
  const long = `${example}${`# ${'x'.repeat(98)}\n`.repeat(10_000)}END=1\n`;
  const killed = await Promise.all(
    [1, 4, 7].map(async (milliseconds) => {
      const base = folderWith({ '.env.example': long });
      const child = await waiting(['--forever', base]);
      child.stdin!.write('go\n');
      // The first file is whole; the kill comes somewhere in a later one.
      await once(child.stdout!, 'data');
      await sleep(milliseconds);
      child.kill('SIGKILL');
      await once(child, 'exit');
      return base;
    }),
  );
  for (const base of killed) {
    const files = readdirSync(base, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('/.env'),
    );
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const values = parseEnvLines(readFileSync(join(base, file), 'utf8'), '.env');
      expect(values['END']).toBe('1');
      for (const key of madeSecrets) expect(values[key]).toHaveLength(43);
    }
  }
});
