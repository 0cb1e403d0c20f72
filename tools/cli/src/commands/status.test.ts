import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FakePrograms } from '../../../cluster/src/fixtures/fake-programs.ts';
import { ServiceProcesses } from '../../../embedded/src/service-process.ts';
import { FakeDoor, well, withoutDatabase } from '../fixtures/door.ts';
import { WorkspaceCopy } from '../fixtures/workspace-copy.ts';

const copy = new WorkspaceCopy();
const door = new FakeDoor();
let path: string;

/** A machine on which compose runs everything, and calls all of it healthy. */
beforeAll(async () => {
  await door.open();
  const service = (Service: string, PublishedPort: number) =>
    JSON.stringify({
      Service,
      State: 'running',
      Health: 'healthy',
      Publishers: [{ PublishedPort, TargetPort: 3000 }],
    });
  const ps = `${service('frontend', door.port)}\n${service('backend', 0)}\n`;
  path = new FakePrograms({ docker: { '--version': 'Docker version 28.5.2\n', 'ps -a': ps, '': '' } }).folder;
});
beforeEach(() => void (door.answers = well));
afterAll(() => {
  door.close();
  copy.remove();
});

describe('an app of which every container is healthy', () => {
  test('all is well: exit code 0', async () => {
    const { code, stdout } = await copy.run('status', path);
    expect(stdout).toBe(
      `compose  ${door.url}\n  ✓ frontend   running, healthy\n  ✓ backend    running, healthy\n`,
    );
    expect(code).toBe(0);
  });

  test('its database is away: what is degraded and why, exit code 1', async () => {
    door.answers = withoutDatabase;
    const { code, stdout } = await copy.run('status', path);
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      `compose  ${door.url}`,
      '  ✖ frontend   running, healthy',
      '               degraded: the database does not answer the frontend',
      '               degraded: the frontend reaches no backend that is ready',
    ]);
    expect(code).toBe(1);
  });

  test('the same as JSON: a field of the frontend', async () => {
    door.answers = withoutDatabase;
    const { code, stdout } = await copy.run('status --json', path);
    expect(JSON.parse(stdout)).toEqual([
      {
        target: 'compose',
        url: door.url,
        parts: [
          {
            name: 'frontend',
            ready: false,
            detail: 'running, healthy',
            health: {
              status: 'degraded',
              reasons: [
                'the database does not answer the frontend',
                'the frontend reaches no backend that is ready',
              ],
            },
          },
          { name: 'backend', ready: true, detail: 'running, healthy' },
        ],
      },
    ]);
    expect(code).toBe(1);
  });

  test('it answers that it wants no requests: no address serves, and why', async () => {
    door.answers = { ...well, '/api/health/ready': [503, { status: 'stopping' }] };
    const { code, stdout } = await copy.run('status', path);
    expect(stdout).toMatch(/^compose {2}no address serves\n.*\n +unavailable: the frontend is stopping\n/);
    expect(code).toBe(1);
  });
});

test('processes with a database of their own: it is ready, as is all else', async () => {
  const env = join(copy.root, '.env');
  const services = new ServiceProcesses(join(copy.root, '.data/embedded'));
  writeFileSync(env, 'DATABASE_URL=postgresql://ada:hunter2@db.example/todo\n');
  const program = { command: 'sleep', args: ['60'], cwd: copy.root, env: { PATH: path }, key: '' };
  for (const name of ['frontend', 'backend']) services.start({ name, port: door.port, ...program });
  try {
    const { code, stdout } = await copy.run('status --target embedded', path);
    expect(stdout).toContain('  ✓ postgres   DATABASE_URL\n');
    expect(stdout).not.toContain('hunter2');
    expect(code).toBe(0);
  } finally {
    for (const name of ['frontend', 'backend']) await services.stop(name);
    rmSync(env);
  }
});
