import { setTimeout as sleep } from 'node:timers/promises';
import { signUp, type Account } from '../sequences/account.ts';
import type { Answer, Share } from '../load/load.ts';

/** Two people of one scene: one looks, the other writes. */
export interface People {
  mix: readonly Share[];
  /** What of the writes that were acknowledged is not there now, or more than once. */
  findLost(answers: readonly Answer[]): Promise<Writes>;
}

export interface Writes {
  acknowledged: number;
  lost: string[];
}

const writing = 'POST task';
/** What a kubelet asks, and no user. */
export const probing = 'ready';

/**
 * Signs them up, and says what they ask for: files, pages, probes and, through frontend and backend, tasks. Thirty of
 * a hundred requests reach the backend: with more, two cores have nothing left for the pods that start.
 */
export async function people(url: string): Promise<People> {
  const reader = await signUp(url);
  const writer = await signUp(url);
  const of = ({ userId, cookie }: Account) => ({ path: `/api/${userId}/tasks`, headers: { cookie } });
  return {
    mix: [
      { name: 'file', weight: 5, method: 'GET', path: '/icon-192.png' },
      { name: 'page', weight: 1, method: 'GET', path: '/sign-in' },
      // A pod that is stopping says so to who asks over a connection that it has kept; nobody new comes to it.
      { name: probing, weight: 1, method: 'GET', path: '/api/health/ready', alone: true },
      { name: 'GET tasks', weight: 2, method: 'GET', ...of(reader) },
      {
        name: writing,
        weight: 1,
        method: 'POST',
        ...of(writer),
        body: (index) => ({ title: titleOf(index) }),
        status: 201,
      },
    ],
    async findLost(answers) {
      const titles = await titlesOf(url, writer);
      const acknowledged = answers.filter(({ name, failure }) => name === writing && !failure);
      return { acknowledged: acknowledged.length, lost: lostOf(acknowledged, titles) };
    },
  };
}

const titleOf = (index: number) => `written ${index}`;

/** The acknowledged writes that are not there exactly once. */
export function lostOf(acknowledged: readonly Pick<Answer, 'index'>[], titles: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1);
  return acknowledged.map(({ index }) => titleOf(index)).filter((title) => counts.get(title) !== 1);
}

/** Asks until there is an answer: what is looked for here is lost writes, and lost requests were counted before. */
async function titlesOf(url: string, { userId, cookie }: Account): Promise<string[]> {
  for (let tries = 0; ; tries++) {
    try {
      const answer = await fetch(`${url}/api/${userId}/tasks`, {
        headers: { cookie, origin: url, connection: 'close' },
        signal: AbortSignal.timeout(30_000),
      });
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      return ((await answer.json()) as { title: string }[]).map(({ title }) => title);
    } catch (error) {
      if (tries === 10) throw new Error(`the tasks that were written cannot be read: ${String(error)}`);
      await sleep(1000);
    }
  }
}
