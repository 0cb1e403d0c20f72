import type { BetterAuthOptions } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';
import { jwt } from 'better-auth/plugins/jwt';
import { PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import { betterAuthHosts } from './hosts.ts';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, refuseWeakPassword } from './password-rules.ts';
import type { HostSettings } from './settings.ts';
import { log } from './log.ts';
import { reportFailure } from './report-failure.ts';
import { countSignInTry, forgetSignInTries, TRIES_WINDOW_SECONDS } from './sign-in-tries.ts';

/** The schema that holds Better Auth's tables, apart from the backend's. Named in every statement. */
export const AUTH_SCHEMA = 'auth';
/** Fixed, because the address that people use is not; the backend checks both. */
export const TOKEN_ISSUER = 'todo-chatbot';
export const TOKEN_AUDIENCE = 'todo-api';

/** What Better Auth is built from: no environment is read here. */
export interface AuthParts {
  pool: Pool;
  secret: string;
  hosts: HostSettings;
  trustedProxies: readonly string[];
}

/**
 * With a public address all links and cookies follow it (https makes them Secure). Without one each
 * request's Host decides, over http: a Secure cookie would be dropped on http://192.168.49.2:30000.
 */
function baseUrl(hosts: HostSettings): NonNullable<BetterAuthOptions['baseURL']> {
  if (hosts.publicUrl) return hosts.publicUrl.origin;
  return {
    allowedHosts: betterAuthHosts(hosts.patterns),
    protocol: 'http',
    // For calls that come under no known Host: the migration, and the backend fetching the keys.
    fallback: 'http://localhost:3000',
  };
}

/** Better Auth's options: e-mail and password, and a token for the backend. */
export function authOptions({ pool, secret, hosts, trustedProxies }: AuthParts) {
  return {
    appName: 'Todo Chatbot',
    secret,
    baseURL: baseUrl(hosts),
    database: {
      dialect: new PostgresDialect({ pool }),
      type: 'postgres',
      schemaName: AUTH_SCHEMA,
      transaction: true,
    },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message, ...details) => {
        const cause = details.find((detail) => detail instanceof Error);
        if (cause) reportFailure(cause);
        else log('error', `better-auth: ${message}`);
      },
    },
    onAPIError: { onError: (error) => reportFailure(error) },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
    },
    // Replicas share the counts. Behind a NodePort no client address is known, so these limits are for
    // all callers together and generous; guessing passwords is limited per account in sign-in-tries.ts.
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 600,
      customRules: {
        '/jwks': false,
        '/sign-in/email': { window: TRIES_WINDOW_SECONDS, max: 1500 },
        '/sign-up/email': { window: 60, max: 120 },
        '/sign-out': { window: 60, max: 600 },
      },
    },
    advanced: {
      cookiePrefix: 'todo',
      // Better Auth leaves the check out when NODE_ENV is "test"; here it is the same everywhere.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress:
        trustedProxies.length > 0 ? { trustedProxies: [...trustedProxies] } : { ipAddressHeaders: [] },
    },
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        if (ctx.path === '/sign-up/email') refuseWeakPassword(ctx.body);
        if (ctx.path === '/sign-in/email') await countSignInTry(pool, ctx.body);
      }),
      after: createAuthMiddleware(async (ctx) => {
        if (ctx.path === '/sign-in/email' && ctx.context.newSession) await forgetSignInTries(pool, ctx.body);
      }),
    },
    plugins: [
      jwt({
        disableSettingJwtHeader: true,
        jwks: { keyPairConfig: { alg: 'EdDSA', crv: 'Ed25519' } },
        jwt: {
          issuer: TOKEN_ISSUER,
          audience: TOKEN_AUDIENCE,
          expirationTime: '15m',
          definePayload: ({ user }) => ({ id: user.id, email: user.email, name: user.name }),
        },
      }),
    ],
  } satisfies BetterAuthOptions;
}
