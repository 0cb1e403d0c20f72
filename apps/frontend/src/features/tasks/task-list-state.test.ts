import { ApiError, type Task } from '@todo/api-client';
import { beforeEach, describe, expect, test } from 'vitest';
import { TaskList, type TaskListState } from './task-list-state.ts';

const refusal = (status: number) =>
  new ApiError(status, { code: 'refused', message: `Refused: ${status}`, request_id: null });

/** A server with one list, whose next answers can be failures or can be held back. */
class Server {
  rows: Task[] = [];
  failures: ApiError[] = [];
  keys: (string | undefined)[] = [];
  gate: Promise<void> = Promise.resolve();

  row(id: number, title = `Task ${id}`): Task {
    const time = '2026-11-23T04:00:00Z';
    const rest = { description: null, completed: false, due_date: null, created_at: time, updated_at: time };
    return { id, user_id: 'me', title, ...rest };
  }

  async #answer<T>(work: () => T): Promise<T> {
    await this.gate;
    const failure = this.failures.shift();
    if (failure) throw failure;
    return work();
  }

  listTasks = () => this.#answer(() => this.rows.map((row) => ({ ...row })));
  createTask = ({ title }: { title: string }, options?: { idempotencyKey?: string | undefined }) =>
    this.#answer(() => {
      this.keys.push(options?.idempotencyKey);
      const row = this.row(this.rows.length + 1, title);
      this.rows = [...this.rows, row];
      return row;
    });
  updateTask = (id: number, changes: object) =>
    this.#answer(() => {
      this.rows = this.rows.map((row) => (row.id === id ? { ...row, ...changes } : row));
      return this.rows.find((row) => row.id === id)!;
    });
  deleteTask = (id: number) =>
    this.#answer(() => {
      this.rows = this.rows.filter((row) => row.id !== id);
    });
}

describe('the tasks on the page', () => {
  let server: Server;
  let list: TaskList;
  let state: TaskListState;
  let saved: number;
  const titles = () => state.tasks?.map(({ title, completed }) => (completed ? `${title} ✓` : title));
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

  beforeEach(async () => {
    server = new Server();
    server.rows = [server.row(1), server.row(2)];
    saved = 0;
    list = new TaskList(
      server,
      (next) => (state = next),
      () => saved++,
    );
    await list.refresh();
  });

  test('a new one shows at once, and gets its number from the server', async () => {
    const over = list.add('Milk', 'key-1');
    expect(titles()).toEqual(['Task 1', 'Task 2', 'Milk']);
    expect(state.tasks?.at(-1)?.id).toBeLessThan(0);
    expect(await over).toBe(true);
    expect(state.tasks?.at(-1)?.id).toBe(3);
    expect(server.keys).toEqual(['key-1']);
    expect(saved).toBe(1);
  });

  test.each([422, 503, 0])('a new one that is refused (%i) goes again, with the words', async (status) => {
    server.failures = [refusal(status)];
    expect(await list.add('Milk', 'key-1')).toBe(false);
    await settled();
    expect(titles()).toEqual(['Task 1', 'Task 2']);
    expect(state.problem).toBe(`Refused: ${status}`);
    expect(saved).toBe(0);
  });

  test('a change is taken back even when the server cannot be read afterwards', async () => {
    server.failures = [refusal(0), refusal(0)];
    const over = list.update(server.rows[0]!, { completed: true });
    expect(titles()).toEqual(['Task 1 ✓', 'Task 2']);
    await over;
    await settled();
    expect(titles()).toEqual(['Task 1', 'Task 2']);
    expect(state.problem).toBe('Refused: 0');
  });

  test('of two quick changes the later one holds, and none flickers', async () => {
    const first = list.update(state.tasks![0]!, { completed: true });
    const second = list.update(state.tasks![0]!, { completed: false });
    await first;
    expect(titles()).toEqual(['Task 1', 'Task 2']);
    await second;
    await settled();
    expect(titles()).toEqual(['Task 1', 'Task 2']);
    expect(server.rows[0]!.completed).toBe(false);
  });

  test('a change that is refused takes no other change of the task with it', async () => {
    server.failures = [refusal(422)];
    const refused = list.update(state.tasks![0]!, { title: 'Refused' });
    const kept = list.update(state.tasks![0]!, { completed: true });
    expect(titles()).toEqual(['Refused ✓', 'Task 2']);
    expect(await refused).toBe(false);
    expect(titles()).toEqual(['Task 1 ✓', 'Task 2']);
    expect(await kept).toBe(true);
    await settled();
    expect(titles()).toEqual(['Task 1 ✓', 'Task 2']);
  });

  test('the words of a refused change stay until somebody has seen them', async () => {
    server.failures = [refusal(422)];
    await list.update(state.tasks![0]!, { title: 'Refused' });
    await settled();
    await list.refresh();
    expect(state.problem).toBe('Refused: 422');
    server.failures = [refusal(503)];
    await list.refresh();
    expect(state.problem).toBe('Refused: 422');
    await list.retry();
    expect(state.problem).toBeUndefined();
    // Those of a read go with the next one that goes well.
    server.failures = [refusal(503)];
    await list.refresh();
    expect(state.problem).toBe('Refused: 503');
    await list.refresh();
    expect(state.problem).toBeUndefined();
  });

  test('a read that began before a change does not undo it', async () => {
    let open = () => {};
    server.gate = new Promise((resolve) => (open = resolve));
    const read = list.refresh();
    server.gate = Promise.resolve();
    const change = list.update(state.tasks![0]!, { title: 'New words' });
    await change;
    open();
    await read;
    await settled();
    expect(titles()).toEqual(['New words', 'Task 2']);
  });

  test('a deletion that is refused brings it back; one of what is gone already is none', async () => {
    const [one, two] = state.tasks!;
    server.failures = [refusal(503)];
    expect(await list.delete(one!)).toBe(false);
    await settled();
    expect(titles()).toEqual(['Task 1', 'Task 2']);
    server.failures = [refusal(404)];
    server.rows = [one!];
    expect(await list.delete(two!)).toBe(true);
    await settled();
    expect(titles()).toEqual(['Task 1']);
    expect(state.problem).toBeUndefined();
  });

  test('what changed since the last read is pointed out', async () => {
    server.rows = [{ ...server.rows[0]!, title: 'Changed elsewhere' }, server.rows[1]!, server.row(3)];
    await list.refresh();
    expect(state.fresh).toEqual(new Set([1, 3]));
  });
});
