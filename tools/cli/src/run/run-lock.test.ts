import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { withRunLock } from './run-lock.ts';

let folder: string;
const file = () => join(folder, 'run.lock');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'todo-lock-'));
});

const locked = (pid: number, name: string) => ({
  exitCode: 4,
  facts: { code: 'RUN-LOCKED', what: `npm run ${name} is at work in this checkout`, where: `process ${pid}` },
});

/** A process that lives until it is killed. */
async function other(): Promise<{ pid: number; kill: () => Promise<void> }> {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const ended = once(child, 'exit');
  return { pid: child.pid!, kill: async () => void (child.kill('SIGKILL'), await ended) };
}

test('the work is done under the lock, its result is given, the lock goes', async () => {
  const work = async () => {
    expect(readFileSync(file(), 'utf8')).toMatch(new RegExp(`^${process.pid} start( |$)`));
    return 42;
  };
  expect(await withRunLock('start', work, folder)).toBe(42);
  expect(existsSync(file())).toBe(false);
});

test('the lock goes also when the work fails', async () => {
  await expect(withRunLock('start', () => Promise.reject(new Error('broken')), folder)).rejects.toThrow(
    'broken',
  );
  expect(existsSync(file())).toBe(false);
});

test('a second run is refused while the first one works; its lock stays', async () => {
  await withRunLock(
    'start',
    async () => {
      await expect(withRunLock('down', () => Promise.resolve(1), folder)).rejects.toMatchObject(
        locked(process.pid, 'start'),
      );
      expect(existsSync(file())).toBe(true);
    },
    folder,
  );
  expect(await withRunLock('down', () => Promise.resolve(1), folder)).toBe(1);
});

test('the lock of another living process is respected, that of a dead one is taken', async () => {
  const { pid, kill } = await other();
  writeFileSync(file(), `${pid} dev`);
  let worked = false;
  const run = () => withRunLock('start', () => Promise.resolve((worked = true)), folder);
  await expect(run()).rejects.toMatchObject(locked(pid, 'dev'));
  expect(worked).toBe(false);
  expect(readFileSync(file(), 'utf8')).toBe(`${pid} dev`);
  await kill();
  expect(await run()).toBe(true);
});

test.each(['', 'not a number', '0 start', '-1 start'])('a damaged lock (%j) is taken', async (text) => {
  writeFileSync(file(), text);
  expect(await withRunLock('start', () => Promise.resolve(1), folder)).toBe(1);
});
