import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ensureDatabase, startServer, stopServer } from '../../../embedded/src/postgres.ts';
import { freePort } from '../../../embedded/src/free-port.ts';
import { inWorkspace } from '../../../settings/src/paths.ts';
import type { Runner } from '../proof.ts';
import { extractCommit, inPlace, installBackend } from '../workspace/committed-code.ts';
import { mustRun } from '../workspace/programs.ts';
import { Services, type Service } from '../workspace/service.ts';
import { startFrontend, type Frontend } from './frontend.ts';

/** What the figures of the backend depend on, whichever it is. */
export const backendInputs = [
  'apps/backend/src',
  'apps/backend/pyproject.toml',
  'apps/backend/uv.lock',
  'tools/embedded/src',
  'tools/proof/src/backend',
  'tools/proof/src/workspace',
];

/** The committed backend with a database and a frontend's keys, all on 127.0.0.1. */
export interface BackendPlace {
  frontend: Frontend;
  /** Of this place's Python. */
  python: string;
  /** Runs SQL as the application's role. */
  query(sql: string, values?: unknown[]): Promise<void>;
  /** The backend as its image starts it. */
  startBackend(variables?: Record<string, string>): Promise<Service>;
  /** `bench/<name>.py` under the same server. */
  startBaseline(name: string, path: string): Promise<Service>;
  close(): Promise<void>;
}

const folder = inWorkspace('.data/proof/backend');

/** A runner in a place of its own. */
export const inBackendPlace = (make: (place: BackendPlace) => Promise<Runner>): Promise<Runner> =>
  inPlace(backendPlace, make);

/** Makes the place from the commit that is checked out, never from the work tree. */
async function backendPlace(): Promise<BackendPlace> {
  const [dataDir, code] = [join(folder, 'postgres'), join(folder, 'code')];
  await stopServer(dataDir).catch(() => false);
  rmSync(folder, { recursive: true, force: true });
  await extractCommit(['apps/backend', 'bench'], code);
  const python = await installBackend(join(code, 'apps/backend'));

  const server = await startServer(dataDir, await freePort(0));
  const databaseUrl = await ensureDatabase(server, 'todo', 'throw-away');
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  pool.on('error', () => undefined);
  await mustRun(python, ['-m', 'todo_backend.migrate'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl },
  });
  await pool.query('CREATE SCHEMA auth');
  await pool.query('CREATE TABLE auth."user" (id text PRIMARY KEY)');
  const frontend = await startFrontend();
  const services = new Services();

  const start = async (app: string, ready: string, options: string[], variables: Record<string, string>) => {
    const port = await freePort(0);
    const args = ['-m', 'uvicorn', app, '--host', '127.0.0.1', '--port', String(port), ...options];
    const env = { PATH: process.env['PATH'] ?? '', ...variables };
    return services.start({ program: python, args, cwd: folder, port, ready, env, logs: folder });
  };

  return {
    frontend,
    python,
    query: async (sql, values) => void (await pool.query(sql, values)),
    startBackend: (variables = {}) =>
      start(
        'todo_backend.main:app',
        '/health/ready',
        ['--timeout-graceful-shutdown', '25', '--no-server-header'],
        {
          DATABASE_URL: databaseUrl,
          JWKS_URL: `${frontend.origin}/api/auth/jwks`,
          ...variables,
        },
      ),
    startBaseline: (name, path) =>
      start(`${name}:app`, path, ['--no-access-log', '--app-dir', join(code, 'bench')], {
        DATABASE_URL: databaseUrl.replace('postgresql:', 'postgresql+asyncpg:'),
      }),
    async close() {
      await services.stop();
      frontend.close();
      await pool.end();
      await stopServer(dataDir);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
