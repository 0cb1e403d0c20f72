import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freePort, isFree } from '../../../embedded/src/free-port.ts';
import { workspaceRoot } from '../../../settings/src/paths.ts';
import { settingsWith } from '../../../settings/src/settings.ts';
import { serviceFromSource } from './programs.ts';
import type { Program } from './side-by-side.ts';

let folder: string;
let shown: string;
let running: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'todo-dev-'));
  shown = '';
});
afterEach(async () => {
  if (running && running.exitCode === null && running.signalCode === null) {
    running.kill('SIGTERM');
    await once(running, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

function runAll(...programs: Program[]): ChildProcess {
  running = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'fixtures/side-by-side.ts')],
    {
      env: { ...process.env, PROGRAMS: JSON.stringify(programs) },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  running.stdout!.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  return running;
}
const node = (name: string, code: string): Program => ({
  name,
  command: process.execPath,
  args: ['-e', code],
  cwd: folder,
  env: {},
});
const forever = 'setInterval(() => 0, 1000); console.log(process.pid);';

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i++)
    if (await holds()) return;
    else await sleep(50);
  throw new Error(`it never came; shown was:\n${shown}`);
}
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const pidsOf = (name: string) =>
  [...shown.matchAll(new RegExp(`^${name} *│ (\\d+)$`, 'gm'))].map(([, pid]) => Number(pid));

describe('a generated service', { timeout: 60_000 }, () => {
  test('a saved file starts it anew, a fault does not end it, Ctrl-C ends all', async () => {
    for (const file of ['saved-service.ts', 'saved-answer.ts'])
      cpSync(join(import.meta.dirname, 'fixtures', file), join(folder, file));
    const port = await freePort(0);
    const source = relative(workspaceRoot, join(folder, 'saved-service.ts'));
    const service = {
      name: 'greeter',
      secrets: ['DATABASE_URL', 'MAIL_KEY'],
      calls: [],
      imageMegabytes: { whole: 1, ours: 1 },
      embedded: { program: 'dist/apps/greeter/main.mjs', source, port, ready: '/' },
    };
    const settings = settingsWith({ MAIL_KEY: 'a key', JWT_SECRET: 'of others' });
    const url = 'postgresql://somebody@localhost/todo';
    const all = runAll(serviceFromSource(service, settings, url, port), node('other', forever));

    const ask = async () =>
      (await fetch(`http://127.0.0.1:${port}/`).then(
        (answer) => answer.json(),
        () => ({}),
      )) as {
        answer?: string;
        pid: number;
        parent: number;
        env: Record<string, string>;
      };
    const save = (text: string) => writeFileSync(join(folder, 'saved-answer.ts'), text);
    await until(async () => (await ask()).answer === 'one');
    const first = await ask();
    expect(first.env).toMatchObject({ DATABASE_URL: url, MAIL_KEY: 'a key', NODE_ENV: 'development' });
    expect(Object.keys(first.env)).not.toContain('JWT_SECRET');
    expect(Object.keys(first.env)).not.toContain('PROGRAMS');
    expect(shown).toContain('greeter │ listening: one\n');

    save("export const answer: string = 'two';\n");
    await until(async () => (await ask()).answer === 'two');
    expect(isAlive(first.pid)).toBe(false);

    save('export const answer: = 3;\n');
    await until(() => /greeter │ .*saved-answer\.ts:1:/.test(shown));
    expect(all.exitCode).toBeNull();
    save("export const answer: string = 'three';\n");
    await until(async () => (await ask()).answer === 'three');

    const last = await ask();
    all.kill('SIGINT');
    expect(await once(all, 'exit')).toEqual([0, null]);
    expect([last.pid, last.parent, ...pidsOf('other')].filter(isAlive)).toEqual([]);
    expect(pidsOf('other')).toHaveLength(1);
    expect(await isFree(port)).toBe(true);
    // It was asked, and had the time to end by itself.
    expect(shown).toMatch(/listening: three\n[^]*│ ending\n/);
  });
});

describe('programs side by side', { timeout: 30_000 }, () => {
  test('when one ends, the others end too, and its exit code is told', async () => {
    const all = runAll(node('stays', forever), node('goes', 'setTimeout(() => process.exit(3), 1000)'));
    expect(await once(all, 'exit')).toEqual([3, null]);
    expect(pidsOf('stays')).toHaveLength(1);
    expect(pidsOf('stays').filter(isAlive)).toEqual([]);
  });

  test('one that ends well before it was asked to is a failure too', async () => {
    expect(await once(runAll(node('goes', '0'), node('stays', forever)), 'exit')).toEqual([1, null]);
  });

  test('one that is not there is named, and nothing stays', async () => {
    const away = { ...node('away', ''), command: join(folder, 'no-such-program') };
    expect(await once(runAll(node('stays', forever), away), 'exit')).toEqual([1, null]);
    expect(shown).toMatch(/^away {2}│ spawn .*no-such-program ENOENT$/m);
    expect(pidsOf('stays').filter(isAlive)).toEqual([]);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s: also what a program left behind ends',
    async (signal) => {
      const child = `setInterval(() => 0, 1000); process.on('SIGTERM', () => 0); console.log(process.pid);`;
      const parent = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'inherit' }); ${forever}`;
      const all = runAll(node('parent', parent));
      await until(() => pidsOf('parent').length === 2);
      all.kill(signal);
      expect(await once(all, 'exit')).toEqual([0, null]);
      await until(() => !pidsOf('parent').some(isAlive));
    },
  );
});
