import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutorContext } from '@nx/devkit';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { recorded } from '../fixtures/cluster.ts';
import { FakePrograms, type Answers } from '../fixtures/fake-programs.ts';
import { ensureImage, imageName } from './image.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'todo-image-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** What Nx gives an executor of backend; with a hash when the docker task is part of the run. */
function context(hash?: string, command = 'true'): ExecutorContext {
  const docker = { executor: 'nx:run-commands', options: { command } };
  const backend = { root: 'apps/backend', targets: { docker } };
  return {
    root,
    cwd: root,
    isVerbose: false,
    projectName: 'backend',
    targetName: 'image',
    nxJsonConfiguration: {},
    projectsConfigurations: { version: 2, projects: { backend } },
    projectGraph: { nodes: { backend: { name: 'backend', type: 'app', data: backend } }, dependencies: {} },
    taskGraph: { tasks: hash ? { 'backend:docker': { hash } } : {} },
  } as unknown as ExecutorContext;
}

function record(text: string): void {
  const folder = join(root, 'node_modules/.cache/nx-container/backend');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'metadata'), text);
}

describe('the name', () => {
  test("is made of the hash of this run's docker task", () => {
    record(recorded('nx-container-metadata.json'));
    expect(imageName(context('1867000000000000000'), 'backend')).toBe('todo-backend:h1867000000000000000');
  });

  test("is the last record's in a run without that task", () => {
    record(recorded('nx-container-metadata.json'));
    expect(imageName(context(), 'backend')).toBe('todo-backend:h3291988075658676658');
  });

  test.each([
    ['no record', undefined],
    ['half a record', '{"image.name": "docker.io/lib'],
    ['a record of no image', '{"buildx.build.ref": "default"}'],
  ])('%s: IMAGE-UNKNOWN', (_, text) => {
    if (text !== undefined) record(text);
    expect(() => imageName(context(), 'backend')).toThrow(
      expect.objectContaining({
        facts: expect.objectContaining({ code: 'IMAGE-UNKNOWN', next: 'npx nx docker backend' }),
      }),
    );
  });
});

describe('the image target', () => {
  const inspect = 'image inspect -f {{.ID}} todo-backend:h42';
  const missing = { stderr: 'Error response from daemon: No such image: todo-backend:h42\n', exitCode: 1 };
  // By its path: Nx puts a PATH of its own together for commands.
  const build = () => `${join(process.env['PATH']!, 'docker')} build -t todo-backend:h$NX_TASK_HASH .`;
  const programs = (docker: Answers) => {
    const made = new FakePrograms({ docker });
    vi.stubEnv('PATH', made.folder);
    vi.stubEnv('NX_TASK_HASH', '');
    return made;
  };

  test('an image that the engine has is not built', async () => {
    const fakes = programs({ [inspect]: 'sha256:9995\n' });
    expect(await ensureImage(context('42', build()))).toEqual({
      kind: 'unchanged',
      reason: 'todo-backend:h42 is in the engine',
    });
    expect(fakes.lines()).toEqual([`docker ${inspect}`]);
  });

  test('a removed one is built again by the docker target, under the same tag', async () => {
    const fakes = programs({ [inspect]: [missing, { stdout: 'sha256:9995\n' }], build: '' });
    expect(await ensureImage(context('42', build()))).toEqual({
      kind: 'done',
      reason: 'todo-backend:h42 was missing in the engine, built again',
    });
    expect(fakes.lines()).toEqual([
      `docker ${inspect}`,
      'docker build -t todo-backend:h42 .',
      `docker ${inspect}`,
    ]);
  });

  test.each<[string, Answers]>([
    ['a build that fails', { [inspect]: missing, build: { stderr: 'ERROR: failed to solve', exitCode: 1 } }],
    ['a build that says ok and leaves no image', { [inspect]: missing, build: '' }],
  ])('%s: IMAGE-BUILD', async (_, docker) => {
    programs(docker);
    await expect(ensureImage(context('42', build()))).rejects.toMatchObject({
      facts: { code: 'IMAGE-BUILD', where: 'apps/backend/Dockerfile' },
    });
  });

  test('Docker down is told, and nothing is built', async () => {
    const fakes = programs({
      '': {
        stdout: '[]',
        stderr:
          'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
        exitCode: 1,
      },
    });
    await expect(ensureImage(context('42', build()))).rejects.toMatchObject({
      facts: { code: 'DOCKER-DOWN' },
    });
    expect(fakes.lines()).toHaveLength(1);
  });
});
