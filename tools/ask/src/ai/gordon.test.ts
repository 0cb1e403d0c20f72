import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { asProblem } from '../../../../libs/problem/src/problem.ts';
import type { Answer } from '../../../cluster/src/fixtures/fake-programs.ts';
import { fakes } from '../fixtures/ai-programs.ts';
import { askGordon, copyDockerFiles } from './gordon.ts';

afterEach(() => void vi.unstubAllEnvs());
const plain = ['docker ps --all'];
const problem = async (terminal = true) =>
  asProblem(
    await askGordon('why?', plain, terminal).then(
      () => undefined,
      (error: unknown) => error,
    ),
  ).facts;
const docker = (ai: Answer) => fakes({ docker: { 'ai version': 'v1.2\n', 'ai --working-dir': ai } });

test('on a terminal it is opened with the question, in a folder with the Dockerfiles and no .env', async () => {
  vi.stubEnv('JWT_SECRET', 'jwt-hunter2');
  const programs = docker({ exitCode: 5 });
  expect(await askGordon('optimize my Dockerfile jwt-hunter2', plain, true)).toBe(5);
  const [, call] = programs.calls('docker');
  const [, , folder, question] = call!.args;
  expect(call!.args.slice(0, 2)).toEqual(['ai', '--working-dir']);
  expect(question).toBe('optimize my Dockerfile ***');
  expect(existsSync(folder!)).toBe(false);
});

test('without a question it opens a conversation', async () => {
  const programs = docker({});
  expect(await askGordon('', plain, true)).toBe(0);
  expect(programs.calls('docker')[1]!.args).toHaveLength(3);
});

test('without a terminal it is not started', async () => {
  const programs = docker({});
  expect(await problem(false)).toMatchObject({
    code: 'AI-NO-TERMINAL',
    next: expect.stringContaining(plain[0]!),
  });
  expect(programs.lines('docker')).toEqual(['docker ai version']);
});

test('Docker without Gordon, one that does not answer, and no Docker at all', async () => {
  fakes({ docker: { 'ai version': { stderr: "docker: 'ai' is not a docker command.", exitCode: 1 } } });
  expect(await problem()).toMatchObject({ code: 'AI-TOOL-MISSING', where: 'docker ai version' });
  fakes({ docker: { 'ai version': { seconds: 30 } } });
  expect(await problem()).toMatchObject({ code: 'AI-TOOL-MISSING' });
  fakes({});
  expect(await problem()).toMatchObject({
    code: 'AI-TOOL-MISSING',
    where: 'PATH',
    cause: expect.stringContaining('Docker Desktop'),
    next: 'without it: docker ps --all',
  });
});

test('only Docker’s own files are copied', () => {
  const root = mkdtempSync(join(tmpdir(), 'todo-root-'));
  const folder = mkdtempSync(join(tmpdir(), 'todo-copy-'));
  for (const app of ['backend', 'none']) mkdirSync(join(root, 'apps', app), { recursive: true });
  const files = [
    '.env',
    '.env.backend',
    'docker-compose.yml',
    'apps/backend/Dockerfile',
    'apps/backend/.env',
  ];
  for (const file of files) writeFileSync(join(root, file), 'x');
  copyDockerFiles(root, folder);
  const copied = readdirSync(folder, { recursive: true }).map(String).sort();
  expect(copied).toEqual(['apps', 'apps/backend', 'apps/backend/Dockerfile', 'docker-compose.yml']);
});
