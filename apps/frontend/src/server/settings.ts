import { normaliseDatabaseUrl } from './database-url.ts';
import { StartError, type StartProblem } from './start-error.ts';

/** Everything the server reads from its environment, at run time only. */
export interface Settings {
  /** PostgreSQL URL as node-postgres wants it. */
  databaseUrl: string;
  /** At least 32 characters. Signs the cookies and encrypts the token key. */
  authSecret: string;
  /** Origin of the FastAPI service, without a slash at the end. */
  backendUrl: string;
  hosts: HostSettings;
  /** Addresses or CIDR ranges whose X-Forwarded-For is believed; empty: none. */
  trustedProxies: string[];
}

/** Under which addresses the app may be asked for. */
export interface HostSettings {
  /** The one public origin, or undefined where the address is not known (a laptop, minikube). */
  publicUrl: URL | undefined;
  /** Host patterns such as `localhost:*`. */
  patterns: string[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

export const DEFAULT_TRUSTED_HOSTS = 'localhost:*,127.0.0.1:*,192.168.*:*';
const DEFAULT_BACKEND_URL = 'http://127.0.0.1:8001';
const MIN_SECRET_LENGTH = 32;
const WHERE = 'environment of the frontend (.env, or the Secret frontend-secrets)';

/** An empty value counts as unset, so that a chart may hand over keys that have no value. */
function value(env: Environment, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}

function list(text: string | undefined): string[] {
  return (text ?? '').split(',').map((item) => item.trim()).filter(Boolean); // prettier-ignore
}

function httpUrl(env: Environment, name: string, problems: StartProblem[]): URL | undefined {
  const text = value(env, name);
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  problems.push({
    code: `${name.replace('_', '-')}-INVALID`,
    what: `${name} is not an http or https address`,
    where: WHERE,
    cause: 'a typing error, or the scheme is missing',
    next: `set ${name} to something like ${name === 'PUBLIC_URL' ? 'https://todo.example.org' : DEFAULT_BACKEND_URL}`,
  });
  return undefined;
}

/** The host settings alone: needed before a request is let in, and valid without any secret. */
export function readHostSettings(
  env: Environment = process.env,
  problems: StartProblem[] = [],
): HostSettings {
  const publicUrl = httpUrl(env, 'PUBLIC_URL', problems);
  const given = list(value(env, 'TRUSTED_HOSTS'));
  const patterns = publicUrl ? [publicUrl.host, ...given] : given;
  return { publicUrl, patterns: patterns.length > 0 ? patterns : list(DEFAULT_TRUSTED_HOSTS) };
}

function readSecret(env: Environment, problems: StartProblem[]): string {
  const secret = value(env, 'BETTER_AUTH_SECRET') ?? '';
  if (secret === '') {
    problems.push({
      code: 'AUTH-SECRET-MISSING',
      what: 'BETTER_AUTH_SECRET is not set',
      where: WHERE,
      cause: 'the service was started without its secrets',
      next: 'npm start (makes .env with a strong secret), or set it to the output of: openssl rand -hex 32',
    });
  } else if (secret.length < MIN_SECRET_LENGTH) {
    problems.push({
      code: 'AUTH-SECRET-SHORT',
      what: `BETTER_AUTH_SECRET has ${secret.length} characters; at least ${MIN_SECRET_LENGTH} are needed`,
      where: WHERE,
      cause: 'a hand-made value',
      next: 'set it to the output of: openssl rand -hex 32',
    });
  }
  return secret;
}

function readDatabaseUrl(env: Environment, problems: StartProblem[]): string {
  const text = value(env, 'DATABASE_URL');
  const url = text === undefined ? undefined : normaliseDatabaseUrl(text);
  if (url !== undefined) return url;
  problems.push({
    code: text === undefined ? 'DATABASE-URL-MISSING' : 'DATABASE-URL-INVALID',
    what: text === undefined ? 'DATABASE_URL is not set' : 'DATABASE_URL is not a PostgreSQL address',
    where: WHERE,
    cause:
      text === undefined
        ? 'the service was started without its database'
        : 'it must begin with postgres:// or postgresql:// and name a host; special characters in the password must be percent-encoded',
    next: 'npm start (brings a PostgreSQL along), or set it to postgresql://user:password@host:5432/database',
  });
  return '';
}

/**
 * Reads and checks all settings.
 * @throws StartError that lists every wrong setting at once
 */
export function readSettings(env: Environment = process.env): Settings {
  const problems: StartProblem[] = [];
  const settings: Settings = {
    databaseUrl: readDatabaseUrl(env, problems),
    authSecret: readSecret(env, problems),
    backendUrl: (httpUrl(env, 'BACKEND_URL', problems)?.href ?? DEFAULT_BACKEND_URL).replace(/\/+$/, ''),
    hosts: readHostSettings(env, problems),
    trustedProxies: list(value(env, 'TRUSTED_PROXIES')),
  };
  if (problems.length > 0) throw new StartError(problems);
  return settings;
}

/**
 * What the migration needs: the database and the secret.
 * @throws StartError that lists every wrong setting at once
 */
export function readMigrationSettings(env: Environment = process.env): {
  databaseUrl: string;
  authSecret: string;
  waitSeconds: number;
} {
  const problems: StartProblem[] = [];
  const waitSeconds = Number(value(env, 'MIGRATE_WAIT_SECONDS') ?? '30');
  if (!Number.isFinite(waitSeconds) || waitSeconds < 0) {
    problems.push({
      code: 'MIGRATE-WAIT-INVALID',
      what: 'MIGRATE_WAIT_SECONDS is not a number of seconds',
      where: WHERE,
      cause: 'a typing error',
      next: 'unset it (30 seconds) or set it to a number such as 60',
    });
  }
  const databaseUrl = readDatabaseUrl(env, problems);
  const authSecret = readSecret(env, problems);
  if (problems.length > 0) throw new StartError(problems);
  return { databaseUrl, authSecret, waitSeconds };
}
