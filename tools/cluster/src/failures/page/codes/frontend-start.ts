import { type OtherCode, row } from './code.ts';

/** What only the frontend and its migration say when they do not start. */
export const frontendStart: OtherCode[] = [
  row(
    'DATABASE-REFUSED',
    'The database refuses the connection',
    'a wrong user, password or database name',
    'mend DATABASE_URL',
  ),
  row(
    'MIGRATE-WAIT-INVALID',
    'MIGRATE_WAIT_SECONDS is not a number of seconds',
    'a typing error',
    'unset it (30 seconds), or set it to a number such as 60',
  ),
  row(
    'MIGRATE-ARGUMENT',
    'An argument of migrate.mjs is not known',
    'a typing error',
    '`node migrate.mjs`, or `node migrate.mjs --new-key`',
  ),
  row(
    'AUTH-SECRET-MISSING',
    'BETTER_AUTH_SECRET is not set',
    'the frontend was started without its secrets',
    '`npm start`, or set it to the output of `openssl rand -hex 32`',
  ),
  row(
    'AUTH-SECRET-SHORT',
    'BETTER_AUTH_SECRET is too short',
    'a hand-made value',
    'set it to the output of `openssl rand -hex 32`',
  ),
  row(
    'AUTH-SECRET-CHANGED',
    'BETTER_AUTH_SECRET does not open the signing key in the database',
    'the secret was changed or made anew, and the database kept the key of the former one',
    'put the former one back; or go on with the new one, and everybody signs in again: `docker exec todo-postgres-minikube psql -U todo -c "DELETE FROM auth.jwks"`, in compose `docker compose run --rm migrate-frontend node migrate.mjs --new-key`; then `npm start`',
  ),
  row(
    'AUTH-TABLES-MISSING',
    'The tables of the accounts are not there',
    'the migration has not run',
    '`npm start`, or `node migrate.mjs`',
  ),
  row(
    'AUTH-MIGRATION-FAILED',
    'The tables of the accounts could not be made',
    'the role in DATABASE_URL may not create a schema, or the schema holds something else',
    'let DATABASE_URL name the owner of the database, then migrate again',
  ),
  row(
    'AUTH-MODE-INVALID',
    'AUTH_MODE is neither jwks nor shared-secret',
    'a typing error',
    'leave it out, or set both services to the same one',
  ),
  row(
    'TRUSTED-PROXIES-INVALID',
    'TRUSTED_PROXIES names what is no address or CIDR range',
    'a typing error, or a host name',
    'addresses and ranges with commas, such as `10.0.0.0/8,fd00::/8`',
  ),
  row(
    'METRICS-PORT-INVALID',
    'METRICS_PORT is no port',
    'a typing error',
    'leave it out (no metrics), or set it to a number such as 9464',
  ),
  row(
    'SHUTDOWN-STREAM-SECONDS-INVALID',
    'SHUTDOWN_STREAM_SECONDS is not a number of seconds',
    'a typing error',
    'leave it out (8), or set it to a number such as 30',
  ),
  row(
    'PUBLIC-URL-INVALID',
    'PUBLIC_URL is no http(s) URL',
    'a typing error',
    'give it the form `https://todo.example.org`',
  ),
  row(
    'BACKEND-URL-INVALID',
    'BACKEND_URL is no http(s) URL',
    'a typing error',
    'set it to `http://<backend>:8001`',
  ),
  row(
    'FRONTEND-UNEXPECTED',
    'The frontend did not start, for a reason that it does not know',
    'the lines above the message may say more',
    '`npm run doctor`',
  ),
];
