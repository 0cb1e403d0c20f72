import { GET as handleAuth } from '../app/api/auth/[...all]/route.ts';
import { handleApi } from '../server/backend/handle-api.ts';
import { serverContext } from '../server/lifecycle/server-context.ts';
import { call, serveHandler, type TestServer } from './serve.ts';
import { testDatabaseUrl } from './test-database.ts';
import { TEST_SECRET } from './test-secret.ts';

export { TEST_SECRET };
const OWN_NAMES = ['PUBLIC_URL', 'TRUSTED_HOSTS', 'TRUSTED_PROXIES', 'BACKEND_URL'];

/** Serves the real route handlers with these settings on top of what every test needs. */
export async function startApp(settings: Record<string, string> = {}): Promise<TestServer> {
  for (const name of OWN_NAMES) delete process.env[name];
  Object.assign(process.env, {
    DATABASE_URL: testDatabaseUrl(),
    BETTER_AUTH_SECRET: TEST_SECRET,
    ...settings,
  });
  delete (globalThis as { __todoServerContext?: unknown }).__todoServerContext;
  const { pool } = serverContext();
  const server = await serveHandler((request) =>
    new URL(request.url).pathname.startsWith('/api/auth/') ? handleAuth(request) : handleApi(request),
  );
  return {
    ...server,
    close: async () => {
      await server.close();
      await pool.end();
    },
  };
}

export interface TestAccount {
  id: string;
  email: string;
  cookie: string;
}

let accounts = 0;

/** Signs a new person up and returns the session's cookie. */
export async function signUp(server: TestServer): Promise<TestAccount> {
  const email = `person-${process.pid}-${++accounts}@example.com`;
  const answer = await call(server, '/api/auth/sign-up/email', {
    body: { name: 'Person', email, password: 'a long enough password' },
  });
  const { user } = answer.json() as { user: { id: string } };
  return { id: user.id, email, cookie: cookieOf(answer.headers) };
}

/** The cookies that an answer sets, as a browser would send them back. */
export function cookieOf(headers: Headers): string {
  return headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; '); // prettier-ignore
}
