import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runTool, type ToolCall } from './run-tool.ts';

/** A tool of these lines of shell, run; gives how it ended and all that was shown. */
async function ran(
  lines: string,
  { seconds = 20, env = {}, read }: Partial<Pick<ToolCall, 'seconds' | 'env' | 'read'>> = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'todo-tool-'));
  const program = join(folder, 'tool');
  writeFileSync(program, `#!/bin/sh\n${lines}\n`);
  chmodSync(program, 0o755);
  const out = new PassThrough();
  const err = new PassThrough();
  const call = {
    program,
    args: ['a b', "it's", '$(id)'],
    env: { PATH: process.env['PATH'] ?? '', ...env },
    seconds,
    ...(read ? { read } : {}),
    hide: (line: string) => line.replaceAll('hunter2', '***'),
    cwd: folder,
  };
  const ended = await runTool(call, out, err);
  const text = (stream: PassThrough) => (stream.read() as Buffer | null)?.toString() ?? '';
  return { ...ended, out: text(out), err: text(err), folder };
}

test.each([0, 1, 2, 7, 42, 255])('exit code %i is given on', async (code) => {
  expect(await ran(`exit ${code}`)).toMatchObject({ code, timedOut: false });
});

test.each([
  ['KILL', 137],
  ['TERM', 143],
])('ended by the signal %s: exit code %i', async (signal, code) => {
  expect(await ran(`kill -s ${signal} $$`)).toMatchObject({ code, timedOut: false });
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s to this process: exit code 130, whatever the tool makes of it',
  async (signal) => {
    // Nothing but the listener of the tool may end this process.
    const stay = () => undefined;
    process.on(signal, stay);
    const ending = ran('trap "exit 0" INT; echo begun; while :; do sleep 0.05; done');
    await sleep(300);
    process.kill(process.pid, signal);
    expect(await ending).toMatchObject({ code: 130, timedOut: false, out: 'begun\n' });
    process.off(signal, stay);
  },
);

test('words come as they are, no shell reads them; there is no stdin to wait for', async () => {
  const { out } = await ran('cat; for word in "$@"; do echo "[$word]"; done');
  expect(out).toBe("[a b]\n[it's]\n[$(id)]\n");
});

test('both streams are shown redacted, the last line without its end too', async () => {
  const ended = await ran('echo "key hunter2"; printf "and hunter2"; echo "bad hunter2" >&2; exit 3');
  expect(ended).toMatchObject({
    code: 3,
    out: 'key ***\nand ***\n',
    err: 'bad ***\n',
    said: ['key ***', 'and ***'],
  });
});

test('what a line says is read before it is redacted', async () => {
  const read = (line: string) => line.replace('h-2', 'hunter2');
  expect((await ran('echo "h-2"; echo "h-2" >&2', { read })).out).toBe('***\n');
});

test('at the end of its time it is ended with all that it started: exit code 124', async () => {
  const began = performance.now();
  const ended = await ran('sleep 60 & echo $!; wait', { seconds: 0.5 });
  expect(ended).toMatchObject({ code: 124, timedOut: true });
  expect(performance.now() - began).toBeLessThan(10_000);
  await sleep(200);
  // One that nobody has asked for its end yet is a zombie.
  expect(spawnSync('ps', ['-o', 'stat=', '-p', ended.out.trim()]).stdout.toString()).toMatch(/^(Z|$)/);
});

test('one that does not want to end is ended all the same', async () => {
  const ended = await ran('trap "" TERM; while :; do sleep 0.1; done', { seconds: 0.3 });
  expect(ended).toMatchObject({ code: 124, timedOut: true });
});

test('what it leaves behind keeps nobody waiting', async () => {
  const began = performance.now();
  const left = `sh -c 'trap "" TERM; sleep 60; sleep 60' &`;
  expect(await ran(`${left} sleep 60 & sleep 0.2; echo done`)).toMatchObject({ code: 0, out: 'done\n' });
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('its environment is the one that was given, and no other', async () => {
  const { out } = await ran('env', { env: { ONLY: 'this' } });
  expect(out).toContain('ONLY=this\n');
  expect(out).not.toContain('VITEST');
});
