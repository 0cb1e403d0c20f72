import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleMigrate } from './bundle-migrate.ts';
import { checkOutput } from './check-output.ts';
import { contentHash } from './content-hash.ts';
import { settleOutput } from './settle-output.ts';

const projectRoot = fileURLToPath(new URL('..', import.meta.url));
const workspaceRoot = fileURLToPath(new URL('../../..', import.meta.url));
const output = join(workspaceRoot, 'dist/apps/frontend');

/** Runs `next build`; its own output goes to the terminal. */
function nextBuild(): void {
  const buildId = contentHash(
    workspaceRoot,
    ['apps/frontend/src', 'apps/frontend/public', 'libs/api-client/src'],
    ['apps/frontend/next.config.ts', 'apps/frontend/package.json', 'tsconfig.base.json', 'package-lock.json'],
  );
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const { status } = spawnSync(process.execPath, [next, 'build'], {
    cwd: projectRoot,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', BUILD_ID: buildId },
  });
  if (status !== 0) throw new Error('next build failed; its messages are above');
}

/** Next leaves static files and public/ to a CDN; here the same server serves them. */
async function assemble(): Promise<void> {
  const built = join(projectRoot, '.next');
  const app = join(output, 'apps/frontend');
  rmSync(output, { recursive: true, force: true });
  cpSync(join(built, 'standalone'), output, { recursive: true });
  cpSync(join(built, 'static'), join(app, '.next/static'), { recursive: true });
  const publicFolder = join(projectRoot, 'public');
  if (existsSync(publicFolder)) cpSync(publicFolder, join(app, 'public'), { recursive: true });
  // The mount point of the one folder that must be writable where the file system is not.
  mkdirSync(join(app, '.next/cache'), { recursive: true });
  await bundleMigrate(projectRoot, join(output, 'migrate.mjs'));
}

try {
  nextBuild();
  await assemble();
  settleOutput(output, workspaceRoot);
  const { files, bytes } = checkOutput(output);
  process.stdout.write(
    `assembled dist/apps/frontend: ${files} files, ${(bytes / 1e6).toFixed(1)} MB, no native module\n`,
  );
} catch (error) {
  process.stderr.write(`✖ FRONTEND-BUILD: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
