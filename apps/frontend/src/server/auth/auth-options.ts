import type { BetterAuthOptions } from 'better-auth';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { jwt } from 'better-auth/plugins/jwt';
import { PostgresDialect } from 'kysely';
import type { Pool } from 'pg';
import { log } from '../observability/log.ts';
import { betterAuthHosts } from '../requests/hosts.ts';
import type { HostSettings } from '../settings/settings.ts';
import { TOKEN_AUDIENCE, TOKEN_ISSUER, TOKEN_LIFE } from '../tokens/token-claims.ts';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, refuseWeakPassword } from './password-rules.ts';
import { reportFailure } from './report-failure.ts';
import { countSignInTry, forgetSignInTries, TRIES_WINDOW_SECONDS } from './sign-in-tries.ts';

/** The schema that holds Better Auth's tables, apart from the backend's. Named in every statement. */
export const AUTH_SCHEMA = 'auth';

/** What Better Auth is built from: no environment is read here. */
export interface AuthParts {
  pool: Pool;
  secret: string;
  hosts: HostSettings;
  trustedProxies: readonly string[];
  /** Whether tokens are signed with JWT_SECRET instead: then Better Auth gives out none, and no key set. */
  tokensElsewhere?: boolean;
  /** Deletes what others keep of a person before the account goes; without it no account can be deleted. */
  deleteUserData?: (userId: string, headers: Headers) => Promise<void>;
}

/** Where a person who is signed in gives the password once more. */
const PASSWORD_PATHS = new Set(['/change-password', '/delete-user']);

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
export function authOptions({
  pool,
  secret,
  hosts,
  trustedProxies,
  tokensElsewhere,
  deleteUserData,
}: AuthParts) {
  // With trusted proxies each caller's address is known, and the limits are that one's alone.
  const oneAddress = trustedProxies.length > 0;
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
    disabledPaths: tokensElsewhere ? ['/token', '/jwks'] : [],
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
    user: {
      deleteUser: {
        enabled: deleteUserData !== undefined,
        beforeDelete: async (user: { id: string }, request?: Request) => {
          await deleteUserData?.(user.id, request?.headers ?? new Headers());
        },
      },
    },
    // Replicas share the counts. Behind a NodePort no client address is known, so without trusted proxies these
    // limits are for all callers together and generous; guessing passwords is limited per account in sign-in-tries.ts.
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 600,
      customRules: {
        '/jwks': false,
        '/sign-in/email': { window: TRIES_WINDOW_SECONDS, max: oneAddress ? 100 : 1500 },
        '/sign-up/email': { window: 60, max: oneAddress ? 20 : 120 },
        // Guessing is limited per account here, too; Better Auth's own limit would be three for all people together.
        '/change-password': { window: TRIES_WINDOW_SECONDS, max: 300 },
        '/delete-user': { window: TRIES_WINDOW_SECONDS, max: 300 },
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
        if (PASSWORD_PATHS.has(ctx.path)) {
          const session = await getSessionFromCtx(ctx);
          if (session) await checkPasswordOnceMore(pool, ctx.path, ctx.body, session.user.email);
        }
      }),
      after: createAuthMiddleware(async (ctx) => {
        if (ctx.path === '/sign-in/email' && ctx.context.newSession) await forgetSignInTries(pool, ctx.body);
        // It has a new session because the others were ended: the password was right.
        if (ctx.path === '/change-password' && ctx.context.newSession)
          await forgetSignInTries(pool, ctx.context.newSession.user);
      }),
    },
    plugins: [
      jwt({
        disableSettingJwtHeader: true,
        jwks: { keyPairConfig: { alg: 'EdDSA', crv: 'Ed25519' } },
        jwt: {
          issuer: TOKEN_ISSUER,
          audience: TOKEN_AUDIENCE,
          expirationTime: TOKEN_LIFE,
          definePayload: ({ user }) => ({ id: user.id, email: user.email, name: user.name }),
        },
      }),
    ],
  } satisfies BetterAuthOptions;
}

/**
 * Whoever finds an open browser must not guess the password here, nor do without it.
 * @throws APIError 400 for no password or a weak new one, 429 after too many tries
 */
async function checkPasswordOnceMore(pool: Pool, path: string, body: unknown, email: string): Promise<void> {
  const { password, newPassword } = (body ?? {}) as { password?: unknown; newPassword?: unknown };
  if (path === '/change-password') {
    refuseWeakPassword({ password: newPassword, email });
  } else if (typeof password !== 'string' || password === '') {
    throw new APIError('BAD_REQUEST', { code: 'INVALID_PASSWORD', message: 'The password is needed.' });
  }
  await countSignInTry(pool, { email });
}
