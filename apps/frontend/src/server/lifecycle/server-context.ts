import type { Pool } from 'pg';
import { type Auth, createAuth } from '../auth/auth.ts';
import { deleteUserData } from '../auth/delete-user-data.ts';
import { ConnectBreaker } from '../database/connect-breaker.ts';
import { createPool } from '../database/pool.ts';
import { readSettings, type Settings } from '../settings/settings.ts';

/** What the running server has once. */
export interface ServerContext {
  settings: Settings;
  pool: Pool;
  breaker: ConnectBreaker;
  auth: Auth;
  /** The database was there and migrated once: the readiness probe waits for it no more. */
  wasReady: boolean;
}

/** Next puts pages and route handlers into separate bundles: the process holds the one context. */
const holder = globalThis as { __todoServerContext?: ServerContext };

/**
 * The settings, the pool and Better Auth, made on first use: `next build` loads every route and has
 * neither a secret nor a database.
 * @throws StartError when a setting is missing or wrong
 */
export function serverContext(): ServerContext {
  return (holder.__todoServerContext ??= buildContext());
}

function buildContext(): ServerContext {
  const settings = readSettings();
  const breaker = new ConnectBreaker();
  const pool = createPool(settings.databaseUrl, { breaker });
  const auth = createAuth({
    pool,
    secret: settings.authSecret,
    hosts: settings.hosts,
    trustedProxies: settings.trustedProxies,
    tokensElsewhere: settings.sharedSecret !== undefined,
    deleteUserData,
  });
  return { settings, pool, breaker, auth, wasReady: false };
}
