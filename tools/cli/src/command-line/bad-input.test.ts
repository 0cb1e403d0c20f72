import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { FakePrograms, type Answers } from '../../../cluster/src/fixtures/fake-programs.ts';
import { commands } from './command-table.ts';
import { WorkspaceCopy } from '../fixtures/workspace-copy.ts';

const copy = new WorkspaceCopy();
const bare = new FakePrograms({}).folder;
const versions: Record<string, Answers> = {
  docker: {
    '--version': 'Docker version 28.5.2, build ecc6942\n',
    info: { stderr: 'Cannot connect to the Docker daemon', exitCode: 1 },
  },
  minikube: { version: 'minikube version: v1.38.1\n' },
  kubectl: { 'version --client': 'Client Version: v1.34.4\n' },
  helm: { 'version --short': 'v3.19.4+g7cfb6e4\n' },
};

afterAll(() => copy.remove());

test('no command: all are listed, exit code 0', async () => {
  const { code, stdout } = await copy.run('', bare);
  expect(code).toBe(0);
  for (const [name, { summary }] of Object.entries(commands)) {
    expect(stdout).toMatch(new RegExp(`^  npm (run )?${name} `, 'm'));
    expect(stdout).toContain(summary);
  }
});

test('help of a command: each option with its words', async () => {
  const { code, stdout } = await copy.run('start --help', bare);
  expect(code).toBe(0);
  for (const [option, words] of Object.entries(commands['start']!.help))
    expect(stdout).toMatch(new RegExp(`--${option}\\b.* ${words.slice(0, 20).replace(/[()]/g, '.')}`));
});

test('an unknown command: the nearest one, exit code 2', async () => {
  const { code, stdout, stderr } = await copy.run('strat', bare);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(
    /there is no command "strat"[^]*nearest command is start[^]*next: {3}npm start -- --help/,
  );
});

describe('is refused before anything is done: one message, an exit code, no file made', () => {
  test.each<[words: string, code: number, told: RegExp[]]>([
    [
      'start --targt embedded',
      2,
      [
        /^✖ USAGE: Unknown option '--targt'/m,
        /the nearest option is --target/,
        /next: {3}npm start -- --help/,
      ],
    ],
    ['start minikube', 2, [/^✖ USAGE: Unexpected argument 'minikube'/m]],
    [
      'start --target kubernetes',
      2,
      [
        /^✖ USAGE-TARGET: there is no target "kubernetes"/m,
        /known are minikube, kind, context, embedded, compose/,
      ],
    ],
    [
      'start --configuration stage',
      2,
      [/^✖ CONFIGURATION-UNKNOWN: there is no configuration "stage"/m, /known are dev, prod/],
    ],
    ['start --port http', 2, [/^✖ USAGE-PORT: "http" is no port/m]],
    ['dev --backend-port 0', 2, [/^✖ USAGE-PORT: "0" is no port/m]],
    ['down --data', 4, [/^✖ DOWN-DATA/m, /--data --yes/]],
    [
      'start --target minikube',
      3,
      [/^✖ TOOL-MISSING: docker is not installed/m, /https:\/\/docs\.docker\.com/, /--target embedded/],
    ],
    [
      'e2e --target minikube',
      3,
      [/^✖ NOTHING-RUNS: target minikube does not run/m, /next: {3}npm start -- --target minikube/],
    ],
  ])('%s', async (words, code, told) => {
    const ran = await copy.run(words, bare);
    expect(ran.code, ran.stderr).toBe(code);
    for (const text of told) expect(ran.stderr).toMatch(text);
    expect(ran.stderr.match(/^✖/gm)).toHaveLength(1);
    expect(ran.stdout).toBe('');
    expect(existsSync(join(copy.root, '.env'))).toBe(false);
    expect(existsSync(join(copy.root, '.data/run.lock'))).toBe(false);
  });

  test('Docker that does not run', async () => {
    const ran = await copy.run('start', new FakePrograms(versions).folder);
    expect(ran.code, ran.stderr).toBe(3);
    expect(ran.stderr).toMatch(/^✖ DOCKER-DOWN: Docker is not running/m);
    expect(existsSync(join(copy.root, '.env'))).toBe(false);
  });

  test('a line of .env that cannot be read: it stays as it was, and its value is not shown', async () => {
    const file = join(copy.root, '.env');
    writeFileSync(file, 'JWT_SECRET=a\nGROQ_API_KEY "hunter2"\n');
    try {
      const ran = await copy.run('start --target embedded', bare);
      expect(ran.code).toBe(3);
      expect(ran.stderr).toMatch(/^✖ ENV-LINE: line 2 of \.env cannot be read[^]*where: {2}\.env:2/m);
      expect(ran.stderr).not.toContain('hunter2');
      expect(readFileSync(file, 'utf8')).toBe('JWT_SECRET=a\nGROQ_API_KEY "hunter2"\n');
    } finally {
      rmSync(file);
    }
  });
});
