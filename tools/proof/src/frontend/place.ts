import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../../embedded/src/free-port.ts';
import { ensureDatabase, startServer, stopServer } from '../../../embedded/src/postgres.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import type { Runner } from '../proof.ts';
import { extractCommit, inPlace, installBackend } from '../workspace/committed-code.ts';
import { mustRun, runProgram } from '../workspace/programs.ts';
import { Services, type Service } from '../workspace/service.ts';

/** What the figures of the frontend depend on, whichever it is. */
export const frontendInputs = [
  'apps/frontend/src',
  'apps/frontend/scripts',
  'apps/frontend/next.config.ts',
  'apps/frontend/package.json',
  'libs/api-client/src',
  'package-lock.json',
  'tools/proof/src/frontend',
  'tools/proof/src/workspace',
];

/** The committed frontend, built, the committed backend and a database, all on 127.0.0.1. */
export interface FrontendPlace {
  /** The standalone server as its image starts it. */
  startFrontend(variables?: Record<string, string>): Promise<Service>;
  /** The backend as its image starts it; it fetches the keys of the frontend at this origin. */
  startBackend(frontend: string, variables?: Record<string, string>): Promise<Service>;
  close(): Promise<void>;
}

const folder = inWorkspace('.data/proof/frontend');
const code = join(folder, 'code');
const parts = [
  'apps/frontend',
  'apps/backend',
  'libs',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];

/** A runner in a place of its own. */
export const inFrontendPlace = (make: (place: FrontendPlace) => Promise<Runner>): Promise<Runner> =>
  inPlace(frontendPlace, make);

/** Makes the place from the commit that is checked out, never from the work tree. */
async function frontendPlace(): Promise<FrontendPlace> {
  const dataDir = join(folder, 'postgres');
  await stopServer(dataDir).catch(() => false);
  rmSync(folder, { recursive: true, force: true });
  await extractCommit(parts, code);
  await bringPackages();
  const build = ['--import', 'tsx', 'apps/frontend/scripts/build.ts'];
  await mustRun(process.execPath, build, { cwd: code, env: process.env });
  const python = await installBackend(join(code, 'apps/backend'));

  const server = await startServer(dataDir, await freePort(0));
  const databaseUrl = await ensureDatabase(server, 'todo', 'throw-away');
  const shared = { PATH: process.env['PATH'] ?? '', DATABASE_URL: databaseUrl };
  const output = join(code, 'dist/apps/frontend');
  const forFrontend = {
    ...shared,
    BETTER_AUTH_SECRET: randomBytes(32).toString('hex'),
    NODE_ENV: 'production',
  };
  await mustRun(process.execPath, ['migrate.mjs'], { cwd: output, env: forFrontend });
  await mustRun(python, ['-m', 'todo_backend.migrate'], { cwd: folder, env: shared });

  const services = new Services();
  return {
    async startFrontend(variables = {}) {
      const port = Number(variables['PORT'] ?? (await freePort(0)));
      const env = { ...forFrontend, HOSTNAME: '127.0.0.1', PORT: String(port), ...variables };
      const [program, args] = [process.execPath, ['apps/frontend/server.js']];
      const ready = '/api/health/ready';
      return services.start({ program, args, cwd: output, port, ready, env, logs: folder });
    },
    async startBackend(frontend, variables = {}) {
      const port = await freePort(0);
      const args = ['-m', 'uvicorn', 'todo_backend.main:app', '--host', '127.0.0.1', '--port', String(port)];
      const env = { ...shared, LLM_PROVIDER: 'offline', JWKS_URL: `${frontend}/api/auth/jwks`, ...variables };
      const ready = '/health/ready';
      return services.start({ program: python, args, cwd: folder, port, ready, env, logs: folder });
    },
    async close() {
      await services.stop();
      await stopServer(dataDir);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Links take a second and no space; where they cannot be made, npm does it. */
async function bringPackages(): Promise<void> {
  const place = { cwd: code, env: { ...process.env } };
  const linked = await runProgram(
    'cp',
    ['-al', inWorkspace('node_modules'), join(code, 'node_modules')],
    place,
  );
  if (linked.exitCode === 0) return;
  rmSync(join(code, 'node_modules'), { recursive: true, force: true });
  await mustRun('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], place);
}
