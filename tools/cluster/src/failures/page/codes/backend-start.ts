import { type OtherCode, row } from './code.ts';

/** What the backend and its migration say when they do not start; the frontend has some of the same codes. */
export const backendStart: OtherCode[] = [
  row(
    'SETTING-INVALID',
    'A variable of the backend has a wrong form',
    'a typing error, or a value of another version',
    'correct or remove the variable that is named',
  ),
  row(
    'SECRETS-DIR-MISSING',
    'SECRETS_DIR names no folder',
    'the Secret is not mounted there, or a typing error',
    'mount it there, or leave SECRETS_DIR out and set the variables themselves',
  ),
  row(
    'SECRET-FILE-UNREADABLE',
    'A file in SECRETS_DIR cannot be read',
    'its mode or owner keeps the user of the process out, or it is no file of text',
    'let that user read it: `defaultMode: 0440` and `fsGroup: 10001`, as the charts have it',
  ),
  row(
    'DATABASE-URL-MISSING',
    'DATABASE_URL is not set',
    'the service was started by itself, without a database',
    '`npm start`, or set it to `postgresql://user:password@host:5432/database`',
  ),
  row(
    'DATABASE-URL-INVALID',
    'DATABASE_URL is not the URL of a PostgreSQL',
    'a typing error; special characters in the password must be percent-encoded',
    'give it the form `postgresql://user:password@host:5432/database`',
  ),
  row(
    'DATABASE-PASSWORD-WEAK',
    'The password in DATABASE_URL is one that everybody tries first (prod only)',
    'the password of an example was kept',
    'another one for the role, and in DATABASE_URL: `openssl rand -hex 24`',
  ),
  row(
    'DATABASE-UNREACHABLE',
    'No connection to the database within MIGRATE_WAIT_SECONDS',
    'it is not running or still starting, or DATABASE_URL has a wrong host or port',
    '`npm run doctor`',
  ),
  row(
    'JWT-SECRET-MISSING',
    'AUTH_MODE=shared-secret without a JWT_SECRET',
    'it was left out',
    'set it to the output of `openssl rand -base64 32`',
  ),
  row(
    'JWT-SECRET-WEAK',
    'JWT_SECRET is too short, or can be guessed',
    'a hand-made value',
    'set it to the output of `openssl rand -base64 32`',
  ),
  row(
    'JWKS-URL-INVALID',
    'JWKS_URL is no http(s) URL',
    'a typing error',
    'set it to `http://<frontend>:3000/api/auth/jwks`',
  ),
  row(
    'GROQ-API-KEY-MISSING',
    'LLM_PROVIDER=groq without its key',
    'the provider was chosen by name',
    'set GROQ_API_KEY, or LLM_PROVIDER=offline',
  ),
  row(
    'OPENAI-API-KEY-MISSING',
    'LLM_PROVIDER=openai without its key',
    'the provider was chosen by name',
    'set OPENAI_API_KEY, or LLM_PROVIDER=offline',
  ),
  row(
    'LLM-BASE-URL-MISSING',
    'LLM_PROVIDER=custom without the address of a server',
    'the provider was chosen by name',
    'set LLM_BASE_URL to `http://host:port/v1`, or LLM_PROVIDER=offline',
  ),
  row(
    'LLM-BASE-URL-INVALID',
    'LLM_BASE_URL is no http(s) URL',
    'a typing error',
    'set it to `http://host:port/v1`',
  ),
  row(
    'LLM-MODEL-MISSING',
    'A server of your own, and no model named',
    'only the known providers have a default',
    'set LLM_MODEL to a model that the server has',
  ),
  row(
    'METRICS-PORT-TAKEN',
    'The metrics cannot be served',
    'another process has METRICS_PORT, or METRICS_HOST is not an address of this machine',
    'set METRICS_PORT to a free port, or to 0 to have none',
  ),
  row(
    'OTEL-ENDPOINT-INVALID',
    'OTEL_EXPORTER_OTLP_ENDPOINT is no http(s) URL',
    'a typing error',
    'set it to `http://<collector>:4318`',
  ),
  row(
    'OTEL-PROTOCOL-UNKNOWN',
    'Traces are asked for in a protocol that is not there',
    'they are sent as protobuf over HTTP only',
    'set OTEL_EXPORTER_OTLP_PROTOCOL to `http/protobuf`, the endpoint to port 4318',
  ),
  row(
    'OTEL-PACKAGES-MISSING',
    'Traces are asked for, and the image has no packages for them',
    'only builds with the extra `otel` have them',
    'build with `--build-arg EXTRAS=otel`, or leave the endpoint out',
  ),
  row(
    'MIGRATION-LOCKED',
    'Another migration has held the lock for too long',
    'it is still running, or its process hangs',
    'wait for it or end it; MIGRATE_WAIT_SECONDS allows longer',
  ),
  row(
    'MIGRATION-FAILED',
    'A migration script of the backend failed; nothing of it was kept',
    'the database holds tables of the same names, or the role may not create tables',
    'look at the tables with psql',
  ),
];
