import type { Account } from '../sequences/account.ts';
import type { Answer, Share } from '../load/load.ts';
import type { Work } from './work.ts';
import { listTasks, type Task } from './writes.ts';

/** Tasks of each person that are completed again and again, and those that are deleted: more than a scene has time for. */
const [toTurn, toDelete] = [8, 60];
const [completing, deleting] = ['complete task', 'delete task'];

/** A task that a request is about. */
interface Aim {
  account: Account;
  id: number;
}

/** People turn the completion of some of their tasks round, and delete others. */
export async function changing(origin: string, accounts: readonly Account[]): Promise<Work> {
  const aims = new Map<number, Aim>();
  const shares = (account: Account, tasks: readonly Task[]): Share[] => {
    const [turned, deleted] = [tasks.slice(0, toTurn), tasks.slice(toTurn)];
    const path = `/api/${account.userId}/tasks`;
    const common = { path, headers: { cookie: account.cookie }, weight: 1 };
    const aimAt = (list: readonly Task[]) => {
      let next = 0;
      return (index: number): Task => {
        const task = list[next++ % list.length]!;
        aims.set(index, { account, id: task.id });
        return task;
      };
    };
    const [turn, remove] = [aimAt(turned), aimAt(deleted)];
    return [
      {
        ...common,
        name: completing,
        method: 'PATCH',
        each: (index) => ({ path: `${path}/${turn(index).id}/complete` }),
      },
      {
        ...common,
        name: deleting,
        method: 'DELETE',
        status: 204,
        each: (index) => ({ path: `${path}/${remove(index).id}` }),
      },
    ];
  };
  const prepared = await Promise.all(accounts.map((account) => prepare(origin, account)));
  return {
    mix: accounts.flatMap((account, i) => shares(account, prepared[i]!)),
    async findLost(answers) {
      const lists = await Promise.all(accounts.map((account) => listTasks(origin, account)));
      const now = new Map(lists.flat().map((task) => [task.id, task]));
      return { acknowledged: answers.filter(isChange).length, lost: lostOf(answers, aims, now) };
    },
  };
}

const isChange = ({ name, failure }: Answer) => !failure && [completing, deleting].includes(name);

/**
 * The acknowledged changes that were not done once. Whether a request that failed was done nobody knows, so its task is not
 * judged; each completion that was acknowledged turns its task round.
 */
export function lostOf(
  answers: readonly Pick<Answer, 'index' | 'name' | 'failure'>[],
  aims: ReadonlyMap<number, Pick<Aim, 'id'>>,
  now: ReadonlyMap<number, Pick<Task, 'completed'>>,
): string[] {
  const turns = new Map<number, number>();
  const unknown = new Set<number>();
  const lost: string[] = [];
  for (const { index, name, failure } of answers) {
    const id = aims.get(index)?.id;
    if (id === undefined) continue;
    if (failure) unknown.add(id);
    else if (name === deleting && now.has(id)) lost.push(`task ${id} was deleted and is there`);
    else if (name === completing) turns.set(id, (turns.get(id) ?? 0) + 1);
  }
  for (const [id, count] of turns) {
    const task = now.get(id);
    if (!task) lost.push(`task ${id} was completed and is not there`);
    else if (!unknown.has(id) && task.completed !== (count % 2 === 1))
      lost.push(`task ${id} was turned round ${count} times and is ${task.completed ? '' : 'not '}completed`);
  }
  return lost;
}

/** The tasks of one person that are to be changed. */
async function prepare(origin: string, { userId, cookie }: Account): Promise<Task[]> {
  const tasks: Task[] = [];
  while (tasks.length < toTurn + toDelete) {
    const answer = await fetch(`${origin}/api/${userId}/tasks`, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json' },
      body: JSON.stringify({ title: `prepared ${tasks.length}` }),
      signal: AbortSignal.timeout(20_000),
    });
    if (answer.status !== 201)
      throw new Error(`a task to be changed: ${answer.status} ${await answer.text()}`);
    tasks.push((await answer.json()) as Task);
  }
  return tasks;
}
