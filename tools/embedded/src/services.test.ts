import { isAbsolute } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { settingsWith, type Settings } from '../../settings/src/settings.ts';
import { backendProgram, frontendProgram, migrations, type ServicePlaces } from './services.ts';

const values: Record<string, string> = {
  BETTER_AUTH_SECRET: 'auth-secret',
  JWT_SECRET: 'jwt-secret',
  POSTGRES_PASSWORD: 'database-password',
  GROQ_API_KEY: 'groq-key',
  LLM_MODEL: 'a-model',
};
const settings: Settings = { ...settingsWith({}), value: (key) => values[key] ?? '' };
const places: ServicePlaces = {
  databaseUrl: 'postgresql://todo:x@127.0.0.1:55433/todo',
  frontendPort: 3210,
  backendPort: 8765,
};

beforeEach(() => {
  for (const key of [
    'npm_config_prefix',
    'npm_lifecycle_event',
    'NX_DAEMON',
    'NX_TASK_HASH',
    'NODE_OPTIONS',
    'PYTHONPATH',
    'PORT',
    'DATABASE_URL',
  ]) {
    vi.stubEnv(key, 'of-the-shell');
  }
  vi.stubEnv('HTTPS_PROXY', 'http://proxy:3128');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const programs = (): Record<string, ReturnType<typeof backendProgram>> => ({
  backend: backendProgram(settings, places),
  frontend: frontendProgram(settings, places),
  ...Object.fromEntries(migrations(settings, places)),
});

test('no service and no migration sees what npm, Nx or the shell happened to set', () => {
  for (const [name, { env }] of Object.entries(programs())) {
    expect(
      Object.keys(env).filter((key) => /^(npm|NX|NODE_OPTIONS|PYTHON|VITEST)/i.test(key)),
      name,
    ).toEqual([]);
    expect(Object.values(env), name).not.toContain('of-the-shell');
    expect(env, name).toMatchObject({
      PATH: process.env['PATH'],
      HTTPS_PROXY: 'http://proxy:3128',
      DATABASE_URL: places.databaseUrl,
    });
  }
});

test('no secret stands in the arguments, and none goes where it is not used', () => {
  for (const { command, args } of Object.values(programs())) {
    expect([command, ...args].join(' ')).not.toMatch(/secret|password|-key|postgresql:/);
  }
  const { backend, frontend } = programs();
  expect(JSON.stringify(backend!.env)).not.toMatch(/auth-secret|database-password/);
  expect(JSON.stringify(frontend!.env)).not.toMatch(/groq-key|database-password/);
});

describe('the variables of the contract', () => {
  test('backend', () => {
    expect(programs().backend!.env).toMatchObject({
      JWKS_URL: 'http://127.0.0.1:3210/api/auth/jwks',
      JWT_SECRET: 'jwt-secret',
      GROQ_API_KEY: 'groq-key',
      LLM_MODEL: 'a-model',
      ...Object.fromEntries(
        ['AUTH_MODE', 'LLM_PROVIDER', 'OPENAI_API_KEY', 'LLM_BASE_URL', 'LLM_API_KEY', 'LOG_LEVEL'].map(
          (key) => [key, ''],
        ),
      ),
    });
  });

  test('frontend', () => {
    expect(programs().frontend!.env).toMatchObject({
      BETTER_AUTH_SECRET: 'auth-secret',
      BACKEND_URL: 'http://127.0.0.1:8765',
      PORT: '3210',
      HOSTNAME: '127.0.0.1',
      PUBLIC_URL: '',
      TRUSTED_HOSTS: '',
      TRUSTED_PROXIES: '',
    });
  });
});

test('both listen on this machine only, on their ports', () => {
  const { backend } = programs();
  expect(backend!.args.join(' ')).toMatch(/--host 127\.0\.0\.1 --port 8765/);
});

test('each service is migrated by a program of its own, from the place in which it runs', () => {
  const all = programs();
  expect(migrations(settings, places).map(([name]) => name)).toEqual(['backend:migrate', 'frontend:migrate']);
  for (const name of ['backend', 'frontend']) {
    expect(all[`${name}:migrate`]!.cwd).toBe(all[name]!.cwd);
    expect(all[`${name}:migrate`]!.env).toEqual(all[name]!.env);
    expect(isAbsolute(all[name]!.command)).toBe(true);
  }
});
