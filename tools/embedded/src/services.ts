import { join } from 'node:path';
import { dataFolder, inWorkspace } from '../../settings/src/paths.ts';
import type { Settings } from '../../settings/src/settings.ts';
import { ServiceProcesses } from './service-process.ts';

/** The embedded PostgreSQL's files. */
export const postgresFolder = join(dataFolder, 'postgres');

/** First port that is tried for the embedded PostgreSQL; another is taken where it is not free. */
export const postgresPort = 55433;

export const embeddedServices = new ServiceProcesses(join(dataFolder, 'embedded'));

export interface ServicePlaces {
  databaseUrl: string;
  frontendPort: number;
  backendPort: number;
}

/** The Python programs of the backend's environment. */
const python = inWorkspace(
  'apps/backend/.venv',
  process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python',
);

interface Program {
  command: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
}

/** What any program here gets of this process's environment. */
export const inherited = (): Record<string, string> => {
  // Only what a program needs to run: no variable of npm, Nx or the shell that could change what a service does.
  const keys = [
    'PATH',
    'HOME',
    'LANG',
    'TMPDIR',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'NODE_EXTRA_CA_CERTS',
    'HTTPS_PROXY',
    'HTTP_PROXY',
    'NO_PROXY',
  ];
  return Object.fromEntries(
    keys.flatMap((key) => (process.env[key] ? [[key, process.env[key]]] : [])),
  ) as Record<string, string>;
};

const pick = (settings: Settings, ...keys: string[]) =>
  Object.fromEntries(keys.map((key) => [key, settings.value(key)]));

function backendEnvironment(settings: Settings, places: ServicePlaces): Record<string, string> {
  return {
    ...inherited(),
    ...pick(
      settings,
      'AUTH_MODE',
      'JWT_SECRET',
      'LLM_PROVIDER',
      'GROQ_API_KEY',
      'OPENAI_API_KEY',
      'LLM_BASE_URL',
      'LLM_API_KEY',
      'LLM_MODEL',
      'CHAT_PER_MINUTE',
      'CHAT_PER_DAY',
      'LOG_LEVEL',
    ),
    DATABASE_URL: places.databaseUrl,
    JWKS_URL: `http://127.0.0.1:${places.frontendPort}/api/auth/jwks`,
  };
}

export function frontendEnvironment(settings: Settings, places: ServicePlaces): Record<string, string> {
  return {
    ...inherited(),
    ...pick(
      settings,
      'BETTER_AUTH_SECRET',
      'JWT_SECRET',
      'AUTH_MODE',
      'PUBLIC_URL',
      'TRUSTED_HOSTS',
      'TRUSTED_PROXIES',
    ),
    DATABASE_URL: places.databaseUrl,
    BACKEND_URL: `http://127.0.0.1:${places.backendPort}`,
    PORT: String(places.frontendPort),
    // Reachable from this machine only.
    HOSTNAME: '127.0.0.1',
    NODE_ENV: 'production',
  };
}

/** The backend, as in its image but from the sources. */
export function backendProgram(settings: Settings, places: ServicePlaces): Program {
  const server = [
    '-m',
    'uvicorn',
    'todo_backend.main:app',
    '--host',
    '127.0.0.1',
    '--port',
    String(places.backendPort),
  ];
  return {
    command: python,
    args: [...server, '--timeout-graceful-shutdown', '10', '--no-server-header'],
    cwd: inWorkspace('apps/backend'),
    env: backendEnvironment(settings, places),
  };
}

/** The frontend's standalone output, as in its image. */
export function frontendProgram(settings: Settings, places: ServicePlaces): Program {
  return {
    command: process.execPath,
    args: ['apps/frontend/server.js'],
    cwd: inWorkspace('dist/apps/frontend'),
    env: frontendEnvironment(settings, places),
  };
}

/** Both migrations: name, program. Each waits for the database and runs under a lock. */
export function migrations(settings: Settings, places: ServicePlaces): [string, Program][] {
  const backend = { command: python, args: ['-m', 'todo_backend.migrate'], cwd: inWorkspace('apps/backend') };
  const frontend = {
    command: process.execPath,
    args: ['migrate.mjs'],
    cwd: inWorkspace('dist/apps/frontend'),
  };
  return [
    ['backend:migrate', { ...backend, env: backendEnvironment(settings, places) }],
    ['frontend:migrate', { ...frontend, env: frontendEnvironment(settings, places) }],
  ];
}
