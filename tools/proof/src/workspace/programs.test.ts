import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { begin, killTree, mustRun, processTree, runProgram } from './programs.ts';

// Node warns on stderr of two variables that contradict each other, as a test runner may set them.
const options = { cwd: tmpdir(), env: { ...process.env, NODE_NO_WARNINGS: '1' } };

test('tells output, exit code and seconds', async () => {
  const script =
    'process.stdin.pipe(process.stdout); console.error("b"); setTimeout(() => process.exit(3), 300)';
  const ran = await runProgram(process.execPath, ['-e', script], { ...options, input: 'a' });
  expect(ran).toMatchObject({ exitCode: 3, stdout: 'a', stderr: 'b\n' });
  expect(ran.seconds).toBeGreaterThan(0.3);
});

test('a program that must succeed and does not is a Problem with its words', async () => {
  const failing = mustRun(process.execPath, ['-e', 'console.error("no such pod"); process.exit(1)'], options);
  await expect(failing).rejects.toMatchObject({
    facts: { code: 'PROOF-PROGRAM', words: expect.stringContaining('no such pod') },
  });
});

test('a killed tree leaves no child behind, also one in a session of its own', async () => {
  const script =
    'require("child_process").spawn("sleep", ["60"], { detached: true }); setInterval(() => {}, 1000)';
  const { child, ended } = begin(process.execPath, ['-e', script], options);
  let tree: number[] = [];
  for (let i = 0; i < 100 && tree.length < 2; i++) {
    await sleep(50);
    tree = processTree(child.pid!);
  }
  expect(tree).toHaveLength(2);
  killTree(child.pid!);
  expect((await ended).exitCode).toBeNull();
  await expect.poll(() => isThere(tree[1]!)).toBe(false);
});

/** A process that ended and was not taken note of yet is gone too. */
function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return processTree(pid).length > 0 && !isZombie(pid);
  } catch {
    return false;
  }
}

function isZombie(pid: number): boolean {
  const { stdout } = spawnStat(pid);
  return stdout.trim().startsWith('Z') || stdout.trim() === '';
}

function spawnStat(pid: number) {
  return spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
}
