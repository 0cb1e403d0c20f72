import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { settingsWith } from '../../../settings/src/settings.ts';
import { ailing, composeEnvironment } from './docker-compose.ts';

beforeEach(() => {
  for (const key of ['DATABASE_URL', 'POSTGRES_PASSWORD', 'BETTER_AUTH_SECRET', 'GROQ_API_KEY'])
    vi.stubEnv(key, '');
});
afterEach(() => vi.unstubAllEnvs());

test('the password stands as it is for PostgreSQL, and encoded for the URL', () => {
  const password = 'p/w@host:1#a?b%c $d';
  const environment = composeEnvironment(settingsWith({ POSTGRES_PASSWORD: password }), '');
  expect(environment['POSTGRES_PASSWORD']).toBe(password);
  const url = new URL(`postgresql://todo:${environment['POSTGRES_PASSWORD_URL']}@postgres:5432/todo`);
  expect(url).toMatchObject({ hostname: 'postgres', port: '5432', pathname: '/todo', search: '', hash: '' });
  expect(decodeURIComponent(url.password)).toBe(password);
});

test("an own database leaves compose's out", () => {
  const own = composeEnvironment(settingsWith({ DATABASE_URL: 'postgresql://u:p@db.example.org/todo' }), '');
  expect(own['COMPOSE_POSTGRES']).toBe('0');
  expect(composeEnvironment(settingsWith({}), '')).not.toHaveProperty('COMPOSE_POSTGRES');
});

test('without .env every variable has a value, so that the file can be read', () => {
  expect(composeEnvironment(settingsWith({}), 'none')).toMatchObject({
    POSTGRES_PASSWORD: 'none',
    BETTER_AUTH_SECRET: 'none',
    GROQ_API_KEY: 'none',
  });
});

test('the services that are to blame are those that ended badly, start again and again, or are unhealthy', () => {
  const services = [
    { Service: 'migrate-backend', State: 'exited', Health: '', ExitCode: 0 },
    { Service: 'migrate-frontend', State: 'exited', Health: '', ExitCode: 1 },
    { Service: 'backend', State: 'restarting', Health: '', ExitCode: 1 },
    { Service: 'frontend', State: 'running', Health: 'unhealthy', ExitCode: 0 },
    { Service: 'postgres', State: 'running', Health: 'healthy', ExitCode: 0 },
  ];
  expect(ailing(services)).toEqual(['migrate-frontend', 'backend', 'frontend']);
});
