import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WorkspaceCopy } from '../../../cli/src/fixtures/workspace-copy.ts';

const copy = new WorkspaceCopy();
const program = join(import.meta.dirname, 'fixtures/run-target-here.ts');
const problem = `✖ IMAGE-BUILD: the image of web could not be built
  where:  apps/web/Dockerfile
          │ line a
          │ line b
  cause:  see the lines above
  next:   npx nx docker web`;

/** Commands as files: what they print must reach Nx whole. */
const commands: Record<string, string> = {
  good: `import { appendFileSync } from 'node:fs';
    appendFileSync(process.env.TODO_HANDOVER + '/outcomes.ndjson', JSON.stringify({ task: 'api:load', kind: 'unchanged', reason: 'the node has it' }) + '\\n');`,
  fail: `process.stderr.write(${JSON.stringify(`${problem}\n`)}); setTimeout(() => process.exit(1), 300);`,
  plain: `process.stdout.write('something broke\\n'); setTimeout(() => process.exit(1), 300);`,
  slow: `import { writeFileSync } from 'node:fs';
    writeFileSync('slow.pid', String(process.pid)); setTimeout(() => undefined, 60000);`,
};

beforeAll(() => {
  const deploy = (needs: string) => ({ command: 'echo deployed', dependsOn: [needs] });
  const node = (name: string) => ({ command: `node ${name}.mjs` });
  const files: Record<string, unknown> = {
    'nx.json': { analytics: false, neverConnectToCloud: true },
    'package.json': { name: 'w', version: '1.0.0', private: true, type: 'module' },
    'api/project.json': {
      name: 'api',
      targets: {
        build: { command: 'echo built', cache: true },
        load: { ...node('good'), dependsOn: ['build'] },
      },
    },
    'web/project.json': {
      name: 'web',
      targets: { docker: node('fail'), deploy: deploy('docker'), lint: node('plain'), serve: node('slow') },
    },
  };
  rmSync(join(copy.root, 'package-lock.json'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(copy.root, path, '..'), { recursive: true });
    writeFileSync(join(copy.root, path), JSON.stringify(content));
  }
  for (const [name, code] of Object.entries(commands)) writeFileSync(join(copy.root, `${name}.mjs`), code);
});
afterAll(() => copy.remove());

function start(...args: string[]) {
  const kept = Object.entries(process.env).filter(([key]) => !/^(NX_|VITEST|TODO_|FORCE_COLOR)/.test(key));
  const env = { ...Object.fromEntries(kept), NX_DAEMON: 'false', NX_ISOLATE_PLUGINS: 'false' };
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    cwd: copy.root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, output }));
  return { child, ended };
}

test('a line for each task, with what the step itself tells; the second time from the cache', async () => {
  const first = await start('load', 'api').ended;
  expect(first.code, first.output).toBe(0);
  expect(first.output).toMatch(/✓ done +api:build.*\n.*○ unchanged +api:load +the node has it\n/);
  expect(first.output).toContain('ok, nothing done: false');
  const second = await start('load', 'api').ended;
  expect(second.output).toMatch(/○ cached +api:build.*\n.*○ unchanged +api:load +the node has it\n/);
  expect(second.output).toContain('ok, nothing done: true');
  expect(readdirSync(join(copy.root, '.data/logs'))).toEqual(['nx.log']);
});

test('a step that fails on the way is told by its own problem, and is no interruption', async () => {
  const { code, output } = await start('deploy', 'web').ended;
  expect(output).toMatch(/✖ failed +web:docker/);
  expect(output.trimEnd().endsWith(problem), output).toBe(true);
  expect(code).toBe(1);
  expect(readFileSync(join(copy.root, '.data/logs/nx.log'), 'utf8')).toContain('IMAGE-BUILD');
});

test('a task that tells no problem: TASK-FAILED with its last lines', async () => {
  const { code, output } = await start('lint', 'web').ended;
  expect(output).toMatch(
    /✖ TASK-FAILED: web:lint failed\n {2}where: {2}web:lint\n[^]*│ something broke\n[^]*next: {3}npx nx run web:lint/,
  );
  expect(output).not.toContain('Run duration');
  expect(code).toBe(1);
});

test('Ctrl-C ends the step, and is told as an interruption', async () => {
  const pidFile = join(copy.root, 'slow.pid');
  rmSync(pidFile, { force: true });
  const { child, ended } = start('serve', 'web');
  for (let i = 0; i < 600 && !existsSync(pidFile); i++) await sleep(50);
  const pid = Number(readFileSync(pidFile, 'utf8'));
  child.kill('SIGINT');
  const { code, output } = await ended;
  expect(output).toMatch(/✖ INTERRUPTED: the run was interrupted/);
  expect(code).toBe(130);
  for (let i = 0; i < 100 && isAlive(pid); i++) await sleep(50);
  expect(isAlive(pid)).toBe(false);
});

function isAlive(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  if (existsSync('/proc/self/stat'))
    return existsSync(stat) && !/^\d+ \(.*\) Z/.test(readFileSync(stat, 'utf8'));
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
