import { setTimeout as sleep } from 'node:timers/promises';

/** Someone who signed up before all that was done to the cluster, and has a task. */
export interface Account {
  userId: string;
  email: string;
  /** The session: it lives as long as the secrets and the data do. */
  cookie: string;
}

const password = 'a lighthouse in the fog';
const title = 'Outlive everything';

/** Signs up and adds a task. */
export async function signUp(url: string): Promise<Account> {
  const email = `proof-${Date.now().toString(36)}@example.org`;
  const up = await ask(url, '/api/auth/sign-up/email', '', { name: 'Proof', email, password });
  if (up.status !== 200) throw new Error(`signing up at ${url}: ${up.status} ${JSON.stringify(up.body)}`);
  const { user } = up.body as { user: { id: string } };
  const account = { userId: user.id, email, cookie: up.cookie };
  const made = await ask(url, `/api/${user.id}/tasks`, up.cookie, { title });
  if (made.status !== 201) throw new Error(`the task of the new account: ${made.status}`);
  return account;
}

/** What of the account is no more: its session, its password, its task. */
export async function findLosses(url: string, { userId, email, cookie }: Account): Promise<string[]> {
  const tasks = await ask(url, `/api/${userId}/tasks`, cookie);
  const again = await signIn(url, email);
  const titles = tasks.status === 200 ? (tasks.body as { title: string }[]).map((task) => task.title) : [];
  return [
    ...(tasks.status === 200 ? [] : [`the session is not taken any more: ${tasks.status}`]),
    ...(tasks.status === 200 && !titles.includes(title) ? ['the task is gone'] : []),
    ...(again.status === 200 ? [] : [`signing in again: ${again.status}`]),
  ];
}

/** Signs in anew; the answer has the cookie of the new session. */
export const signIn = (url: string, email: string): Promise<Answer> =>
  ask(url, '/api/auth/sign-in/email', '', { email, password });

export interface Answer {
  status: number;
  body: unknown;
  cookie: string;
}

/** One request, tried again where nothing answers. Never rejects: that is status 0. */
export async function ask(url: string, path: string, cookie: string, body?: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json', origin: url, ...(cookie ? { cookie } : {}) };
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
  // A kept connection may belong to a pod that is gone.
  for (let tries = 0; ; tries++) {
    try {
      const response = await fetch(url + path, { ...init, signal: AbortSignal.timeout(20_000) });
      const text = await response.text();
      const cookies = response.headers.getSetCookie().map((one) => one.split(';')[0]);
      const json = /json/.test(response.headers.get('content-type') ?? '');
      return { status: response.status, body: json ? JSON.parse(text) : text, cookie: cookies.join('; ') };
    } catch (error) {
      if (tries === 3) return { status: 0, body: String(error), cookie: '' };
      await sleep(1000);
    }
  }
}
