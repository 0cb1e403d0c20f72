import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { askedConfiguration, mended } from './plugin.ts';

test.each<[string, string | undefined]>([
  ['deploy backend', undefined],
  ['deploy backend --configuration=stage', 'stage'],
  ['deploy backend --configuration stage', 'stage'],
  ['deploy backend -c stage', 'stage'],
  ['deploy backend -c=stage', 'stage'],
  ['-c stage deploy backend', 'stage'],
  ['deploy backend --c=stage', 'stage'],
  ['run backend:deploy:prodd', 'prodd'],
  ['run backend:deploy', undefined],
  ['backend:deploy:prod', 'prod'],
  ['run @todo/cluster:up:x', 'x'],
  ['run-many -t deploy -p frontend backend --configuration=prod --parallel=6', 'prod'],
  ['affected -t lint test --base=origin/main', undefined],
  ['run-many -t test --exclude tag:type:lib', undefined],
  ['run backend:deploy -c prod', 'prod'],
  ['e2e e2e --base-url=http://localhost:30000', undefined],
  ['e2e e2e http://localhost:3000', undefined],
  ['deploy backend -- -c stage', undefined],
  ['deploy backend --prod', 'production'],
  ['deploy backend --prod=true', 'production'],
  ['deploy backend --prod=false', undefined],
  ['run --verbose backend:deploy:prodd', 'prodd'],
])('nx %s → %s', (line, configuration) => {
  expect(askedConfiguration(['node', 'nx', ...line.split(' ')])).toBe(configuration);
});

test.each([
  ['deploy backend --configuration=stage', 'stage', 'nx deploy backend --configuration=dev'],
  ['deploy d -c d', 'd', 'nx deploy d -c dev'],
  ['run dev:deploy:de', 'de', 'nx run dev:deploy:dev'],
  ['deploy backend --prod', 'production', 'nx deploy backend --configuration=dev'],
])('the next command of nx %s', (line, asked, next) => {
  expect(mended(['node', 'nx', ...line.split(' ')], asked, 'dev')).toBe(next);
});

/** A workspace of one project whose `deploy` has the configurations dev and prod, with this plugin. */
function workspace(): string {
  const root = mkdtempSync(join(tmpdir(), 'todo-nx-'));
  const deploy = {
    command: 'echo deployed it',
    defaultConfiguration: 'dev',
    configurations: { dev: {}, prod: {} },
  };
  const files: Record<string, unknown> = {
    'nx.json': { analytics: false, neverConnectToCloud: true, plugins: ['@todo/cluster'] },
    'package.json': { name: 'w', version: '1.0.0', private: true },
    'tsconfig.base.json': { compilerOptions: { module: 'NodeNext', moduleResolution: 'NodeNext' } },
    'api/project.json': { name: 'api', targets: { deploy } },
  };
  mkdirSync(join(root, 'api'));
  for (const [path, content] of Object.entries(files))
    writeFileSync(join(root, path), JSON.stringify(content));
  symlinkSync(join(import.meta.dirname, '../../../node_modules'), join(root, 'node_modules'));
  return root;
}

async function nx(root: string, ...args: string[]): Promise<{ code: number; output: string }> {
  const clean = Object.entries(process.env).filter(([key]) => !/^(NX_|VITEST)/.test(key));
  const env = {
    ...Object.fromEntries(clean),
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    NX_WORKSPACE_ROOT_PATH: root,
  };
  const child = spawn(join(root, 'node_modules/.bin/nx'), args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output };
}

test('Nx itself: an unknown configuration deploys nothing, a known one does', async () => {
  const root = workspace();
  const [wrong, right] = [
    await nx(root, 'deploy', 'api', '--configuration=stage'),
    await nx(root, 'deploy', 'api', '--configuration=prod'),
  ];
  expect(wrong.output).toContain('CONFIGURATION-UNKNOWN: there is no configuration "stage"');
  expect(wrong.output).toContain('known are: dev, prod');
  expect(wrong.output).toContain('nx deploy api --configuration=dev');
  expect(wrong.output).not.toContain('deployed it');
  expect(wrong.code).not.toBe(0);
  expect(right.output).toContain('deployed it');
  expect(right.code).toBe(0);
});
