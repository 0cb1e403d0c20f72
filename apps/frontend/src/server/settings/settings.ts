import { normaliseDatabaseUrl } from '../database/database-url.ts';
import { StartError, type StartProblem } from '../lifecycle/start-error.ts';
import { readSecret, readSharedSecret, readTrustedProxies } from './auth-settings.ts';
import { list, number, value, WHERE, type Environment } from './environment.ts';
import { secretReader, type SecretReader } from './secret-files.ts';

/** Everything the server reads from its environment and its secret files, at run time only. */
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
  /** HS256 key of the tokens for the backend (AUTH_MODE=shared-secret); undefined: they are signed with the stored key. */
  sharedSecret: string | undefined;
  /** Where Prometheus asks; port 0: nowhere. */
  metrics: { host: string; port: number };
  /** How long answers that are under way may go on after SIGTERM. */
  shutdownStreamSeconds: number;
}

/** Under which addresses the app may be asked for. */
export interface HostSettings {
  /** The one public origin, or undefined where the address is not known (a laptop, minikube). */
  publicUrl: URL | undefined;
  /** Host patterns such as `localhost:*`. */
  patterns: string[];
}

export const DEFAULT_TRUSTED_HOSTS = 'localhost:*,127.0.0.1:*,192.168.*:*';
const DEFAULT_BACKEND_URL = 'http://127.0.0.1:8001';

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

function readDatabaseUrl(secrets: SecretReader, problems: StartProblem[]): string {
  const { text, where, missing, unreadable } = secrets('DATABASE_URL');
  const url = text === undefined ? undefined : normaliseDatabaseUrl(text);
  if (url !== undefined) return url;
  if (unreadable) return '';
  problems.push({
    code: text === undefined ? 'DATABASE-URL-MISSING' : 'DATABASE-URL-INVALID',
    what: text === undefined ? 'DATABASE_URL is not set' : 'DATABASE_URL is not a PostgreSQL address',
    where,
    cause:
      text === undefined
        ? (missing ?? 'the service was started without its database')
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
  const secrets = secretReader(env, problems);
  const settings: Settings = {
    databaseUrl: readDatabaseUrl(secrets, problems),
    authSecret: readSecret(secrets, problems),
    backendUrl: (httpUrl(env, 'BACKEND_URL', problems)?.href ?? DEFAULT_BACKEND_URL).replace(/\/+$/, ''),
    hosts: readHostSettings(env, problems),
    trustedProxies: readTrustedProxies(env, problems),
    sharedSecret: readSharedSecret(env, secrets, problems),
    metrics: {
      host: value(env, 'METRICS_HOST') ?? '127.0.0.1',
      port: Math.trunc(number(env, { name: 'METRICS_PORT', unset: 0, max: 65_535 }, problems)),
    },
    // Longer than the backend's, whose own last words are then passed on.
    shutdownStreamSeconds: number(env, { name: 'SHUTDOWN_STREAM_SECONDS', unset: 8, max: 3600 }, problems),
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
  const waitSeconds = number(
    env,
    { name: 'MIGRATE_WAIT_SECONDS', unset: 30, max: 3600, code: 'MIGRATE-WAIT-INVALID' },
    problems,
  );
  const secrets = secretReader(env, problems);
  const databaseUrl = readDatabaseUrl(secrets, problems);
  const authSecret = readSecret(secrets, problems);
  if (problems.length > 0) throw new StartError(problems);
  return { databaseUrl, authSecret, waitSeconds };
}
