import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { attempt, failed, run, runJson } from './command.ts';
import { FakePrograms } from '../fixtures/fake-programs.ts';

const programs = new FakePrograms({
  tool: {
    ok: { stdout: 'out', stderr: 'err' },
    json: '{"a": [1]}',
    'no-json': 'Client Version: v1.34',
    fails: { stderr: 'line 1\nline 2', exitCode: 3 },
    '-i': 'read',
    slow: { seconds: 30 },
    'exec node ctr': { stderr: 'exec: "ctr": executable file not found in $PATH: unknown', exitCode: 127 },
  },
});

beforeEach(() => {
  vi.stubEnv('PATH', programs.folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const code = (name: string) => ({ facts: { code: name } });

test('exit code and both streams', async () => {
  expect(await attempt('tool', ['ok'])).toEqual({ exitCode: 0, stdout: 'out', stderr: 'err' });
  expect(await attempt('tool', ['fails'])).toEqual({ exitCode: 3, stdout: '', stderr: 'line 1\nline 2' });
});

test('no shell reads the arguments', async () => {
  const args = [
    'ok',
    '',
    'a b',
    "it's",
    '"x"',
    '$HOME',
    '`id`',
    '$(id)',
    'a;b',
    '*',
    '~',
    '{{.ID}}',
    '\\',
    'ä\n2',
  ];
  await attempt('tool', args);
  expect(programs.calls('tool').at(-1)!.args).toEqual(args);
});

test('input goes through stdin, not through the arguments', async () => {
  expect(await attempt('tool', ['-i'], { input: 'secret: "x"\n' })).toMatchObject({ stdout: 'read' });
  expect(programs.calls('tool').at(-1)).toEqual({ program: 'tool', args: ['-i'], stdin: 'secret: "x"' });
});

test('without input stdin is empty, so that nothing waits for a person', async () => {
  expect(await attempt('tool', ['-i'])).toMatchObject({ exitCode: 0 });
});

test('a program that takes too long is ended', async () => {
  const began = Date.now();
  const output = await attempt('tool', ['slow'], { timeout: 0.3 });
  expect(output.exitCode).toBe(124);
  expect(Date.now() - began).toBeLessThan(8000);
});

test('variables are added to those of this process', async () => {
  expect((await attempt('env', [], { env: { ADDED: 'yes' } })).stdout).toMatch(/^ADDED=yes$/m);
  expect((await attempt('env', [], { env: { ADDED: 'yes' } })).stdout).toContain(`PATH=${programs.folder}`);
});

test('run gives stdout, or the words of the program', async () => {
  expect(await run('tool', ['ok'])).toBe('out');
  await expect(run('tool', ['fails', 'x'])).rejects.toMatchObject({
    facts: {
      code: 'COMMAND-FAILED',
      what: 'tool fails ended with exit code 3',
      where: 'tool fails x',
      words: 'line 1\nline 2',
    },
  });
});

test('runJson: what is no JSON is shown', async () => {
  expect(await runJson('tool', ['json'])).toEqual({ a: [1] });
  await expect(runJson('tool', ['no-json'])).rejects.toMatchObject({
    facts: { code: 'COMMAND-OUTPUT', words: 'Client Version: v1.34' },
  });
});

describe('a program that is not there', () => {
  test.each(['docker', 'kubectl', 'helm', 'minikube'])(
    '%s: where to get it, and the way without',
    async (program) => {
      const asked = attempt(program, ['version']);
      await expect(asked).rejects.toMatchObject({
        exitCode: 3,
        facts: { code: 'TOOL-MISSING', what: `${program} is not installed` },
      });
      await expect(asked).rejects.toMatchObject({
        facts: { next: expect.stringMatching(/https:.*--target embedded/) },
      });
    },
  );

  test('is told from a program that is there and ends with 127', async () => {
    expect(await attempt('tool', ['exec', 'node', 'ctr'])).toMatchObject({ exitCode: 127 });
  });
});

test.each([
  [
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    'DOCKER-DOWN',
    3,
  ],
  ['error during connect: this error may indicate that the docker daemon is not running', 'DOCKER-DOWN', 3],
  ['write /var/lib/docker/tmp/x: no space left on device', 'DISK-FULL', 1],
  [
    'ERROR: failed to solve: process "/bin/sh -c npm ci" did not complete: ENOSPC: no space left on device, write',
    'DISK-FULL',
    1,
  ],
  ['Error response from daemon: No such image: x', 'COMMAND-FAILED', 1],
])('%s → %s', (words, name, exitCode) => {
  const problem = failed('docker', ['build', '.'], { exitCode: 1, stdout: '', stderr: words });
  expect(problem).toMatchObject({ ...code(name), exitCode });
  expect(problem.facts.next).not.toBe('');
});

test('a program that ends without reading its input is told by its exit code alone', async () => {
  const input = 'x'.repeat(3_000_000);
  expect(await attempt('sh', ['-c', 'exit 3'], { input })).toMatchObject({ exitCode: 3 });
});
