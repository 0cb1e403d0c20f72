import type { Variable } from './variable.ts';

const inEnv = '';

/** All variables that the frontend reads; a test asks its own reader whether these are all, and whether the defaults are true. */
export const frontendVariables: readonly Variable[] = [
  { name: 'DATABASE_URL', type: 'text, a secret', fallback: '', meaning: inEnv },
  { name: 'BETTER_AUTH_SECRET', type: 'text, 32 or more characters', fallback: '', meaning: inEnv },
  { name: 'AUTH_MODE', type: 'jwks or shared-secret', fallback: 'jwks', meaning: inEnv },
  { name: 'JWT_SECRET', type: 'text, 32 or more characters', fallback: '', meaning: inEnv },
  {
    name: 'BACKEND_URL',
    type: 'URL',
    fallback: 'http://127.0.0.1:8001',
    meaning: 'Where the backend answers',
  },
  { name: 'PUBLIC_URL', type: 'URL', fallback: '', meaning: inEnv },
  {
    name: 'TRUSTED_HOSTS',
    type: 'host patterns, with commas',
    fallback: 'localhost:*,127.0.0.1:*,192.168.*:*',
    meaning: inEnv,
  },
  { name: 'TRUSTED_PROXIES', type: 'addresses or CIDR ranges, with commas', fallback: '', meaning: inEnv },
  {
    name: 'SHUTDOWN_STREAM_SECONDS',
    type: 'number, 0 to 3600',
    fallback: '8',
    meaning: "After SIGTERM, how long answers that are under way may go on: longer than the backend's",
  },
  {
    name: 'MIGRATE_WAIT_SECONDS',
    type: 'number, 0 to 3600',
    fallback: '30',
    meaning: 'How long the migration waits for the database',
  },
  {
    name: 'METRICS_PORT',
    type: 'whole number, 0 to 65535',
    fallback: '0',
    meaning: "Port of Prometheus' figures; 0 is off",
  },
  { name: 'METRICS_HOST', type: 'address', fallback: '127.0.0.1', meaning: 'Address of that port' },
  {
    name: 'SECRETS_DIR',
    type: 'path of a folder',
    fallback: '',
    meaning: 'A folder with a file for each secret, named like its variable. The variable wins over the file',
  },
  { name: 'PORT', type: 'whole number', fallback: '3000', meaning: 'Port of the pages; read by Next too' },
];
