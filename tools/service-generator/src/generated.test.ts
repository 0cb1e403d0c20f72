import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ExecutorContext } from '@nx/devkit';
import { beforeAll, describe, expect, test } from 'vitest';
import lint from '../../helm-plugin/src/executors/lint/executor.ts';
import { helmVersion } from '../../helm-plugin/src/helm.ts';
import { plainManifests } from '../../helm-plugin/src/manifests.ts';
import { resolveOptions } from '../../helm-plugin/src/options.ts';
import { writeFolder } from '../../helm-plugin/src/write-folder.ts';
import { inWorkspace } from '../../settings/src/paths.ts';
import { generated } from './fixtures/workspace.ts';

const run = promisify(execFile);
const name = 'greeter';
let root: string;
beforeAll(async () => {
  root = await generated({ name });
});

const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };

/** A program of the packages, in the generated workspace. @returns what it printed */
async function tool(program: string, ...args: string[]): Promise<string> {
  const ran = await run(join(root, 'node_modules/.bin', program), args, { cwd: root, env }).catch(
    (error: { stdout: string; stderr: string }) => {
      throw new Error(`${program} ${args.join(' ')}\n${error.stdout}${error.stderr}`);
    },
  );
  return ran.stdout;
}

test('its types and its own tests pass', async () => {
  await tool('tsc', '--noEmit', '-p', `apps/${name}/tsconfig.json`);
  expect(await tool('vitest', 'run', '--root', `apps/${name}`)).toMatch(/Tests.* \d+ passed/);
});

test('what its build makes serves, and ends at once on SIGTERM', async () => {
  const { targets, metadata } = JSON.parse(readFileSync(join(root, `apps/${name}/project.json`), 'utf8'));
  const [program, ...args] = (targets.build.command as string).split(' ');
  await tool(program!, ...args);
  const port = await freePort();
  const child = spawn(process.execPath, [join(root, metadata.service.embedded.program)], {
    env: { PORT: String(port), HOSTNAME: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(child.stdout, 'data');
    const answer = await fetch(`http://127.0.0.1:${port}/?name=Ada`);
    expect(await answer.json()).toEqual({ service: name, message: 'Hello, Ada!' });
    expect((await fetch(`http://127.0.0.1:${port}${metadata.service.embedded.ready}`)).status).toBe(200);
    const began = Date.now();
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(Date.now() - began).toBeLessThan(5_000);
  } finally {
    child.kill('SIGKILL');
  }
});

describe.skipIf(!helmVersion())('its chart', () => {
  test('its own tests pass: pods, objects, refusals by schema and guards, network policies', async () => {
    const folder = join(root, 'helm', name);
    const manifests = await plainManifests(
      { folder, release: name, values: [] },
      `npx nx helm-template ${name}-chart`,
    );
    writeFolder(join(root, 'k8s', name), manifests);
    expect(await tool('vitest', 'run', '--root', `helm/${name}`)).toMatch(/Tests.* \d+ passed/);
  });

  test.each(['values.yaml', 'values-dev.yaml', 'values-prod.yaml'])(
    'helm lint --strict, %s',
    async (file) => {
      const folder = join(root, 'helm', name);
      const files = [join(folder, 'ci/render-values.yaml'), join(folder, file)].flatMap((one) => ['-f', one]);
      const { stdout } = await run('helm', ['lint', '--strict', folder, ...files]);
      expect(stdout).toContain('1 chart(s) linted, 0 chart(s) failed');
    },
  );

  test('all that `nx lint` holds a chart to: schemas, Pod Security, kube-score, Checkov', async () => {
    const options = resolveOptions({ uv: ['node', inWorkspace('tools/cli/uv.mjs')] });
    const context = {
      root,
      projectName: `${name}-chart`,
      projectsConfigurations: { version: 2, projects: { [`${name}-chart`]: { root: `helm/${name}` } } },
    } as unknown as ExecutorContext;
    expect(await lint({ ...options, namespace: options.lintNamespace }, context)).toEqual({ success: true });
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
