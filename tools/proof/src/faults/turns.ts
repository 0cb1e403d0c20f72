import { eventNames } from '../backend/calls.ts';
import type { Account } from '../sequences/account.ts';
import type { Work } from './work.ts';
import { askAgain, listTasks } from './writes.ts';

const turn = 'chat turn';

/** One of twenty requests; each person has one turn at a time, so they take turns. */
const weight = 3;

/** What the offline assistant makes a task of, and its title. */
const wordsOf = (index: number) => `Add a task: lantern n${index}`;
const titleOf = (index: number) => `Lantern n${index}`;

/** A turn that ended with `done` is kept; any other end is told to the person, and nothing was promised. */
export function brokenTurn(text: string): string | undefined {
  const last = eventNames(text).at(-1);
  if (last === 'done') return undefined;
  const code = /^event: error\ndata: .*"code": ?"(\w+)"/m.exec(text)?.[1];
  return `ended with ${code ?? last ?? 'nothing'}`;
}

/** People ask the assistant for tasks, and listen to the answers. */
export function talking(origin: string, accounts: readonly Account[]): Work {
  const speakers = new Map<number, Account>();
  let next = 0;
  return {
    mix: [
      {
        name: turn,
        method: 'POST',
        path: '/api',
        weight,
        body: (index) => ({ message: wordsOf(index) }),
        judge: brokenTurn,
        each: (index) => {
          const account = accounts[next++ % accounts.length]!;
          speakers.set(index, account);
          const { userId, cookie } = account;
          return { path: `/api/${userId}/chat`, headers: { cookie, accept: 'text/event-stream' } };
        },
      },
    ],
    async findLost(answers) {
      const done = answers.filter(({ name, failure }) => name === turn && !failure);
      const titles = new Map<Account, string[]>();
      for (const account of accounts)
        titles.set(
          account,
          (await listTasks(origin, account)).map(({ title }) => title),
        );
      const lost: string[] = [];
      for (const { index, text = '' } of done) {
        const account = speakers.get(index)!;
        const count = titles.get(account)?.filter((title) => title === titleOf(index)).length;
        if (count !== 1) lost.push(`the task of chat turn ${index} is there ${count} times`);
        const conversation = /"conversation_id": ?(\d+)/.exec(text)?.[1];
        const path = `conversations/${conversation}/messages`;
        const messages = (await askAgain(origin, account, path)) as { role: string; content: string }[];
        const said = messages.filter(({ role, content }) => role === 'user' && content === wordsOf(index));
        const answered = messages.filter(({ role }) => role === 'assistant');
        if (said.length !== 1 || answered.length !== 1)
          lost.push(`chat turn ${index} is kept as ${said.length} messages and ${answered.length} answers`);
      }
      return { acknowledged: done.length, lost };
    },
  };
}
