import type { ApiClient, Task, TaskUpdate } from '@todo/api-client';
import { isGone, wordsOf } from '../session/words-of.ts';
import { changedIds } from './changed-ids.ts';

export interface TaskListState {
  /** Undefined until they were read for the first time. */
  tasks: Task[] | undefined;
  /** What the last call failed with. */
  problem: string | undefined;
  /** Tasks that have just changed, to be pointed out. */
  fresh: ReadonlySet<number>;
}

type TaskCalls = Pick<ApiClient, 'listTasks' | 'createTask' | 'updateTask' | 'deleteTask'>;

interface Change {
  show: (all: Task[]) => Task[];
  call: () => Promise<void>;
  /** Makes the list again what it was without this change. */
  undo: (all: Task[]) => Task[];
}

/**
 * The user's tasks as the page shows them: a change shows at once and is taken back when the server refuses it.
 * Changes go to the server one after the other, so that of two quick ones the later one holds; what the server
 * has is read again when the last of them is over.
 */
export class TaskList {
  readonly #client: TaskCalls;
  readonly #onState: (state: TaskListState) => void;
  readonly #onSaved: () => void;
  #state: TaskListState = { tasks: undefined, problem: undefined, fresh: new Set() };
  #changes = 0;
  #reads = 0;
  /** Whether the words are about a change: a read that goes well says nothing against them. */
  #refused = false;
  #queue: Promise<unknown> = Promise.resolve();
  #made = 0;

  /** @param onSaved called after a change has reached the server */
  constructor(client: TaskCalls, onState: (state: TaskListState) => void, onSaved: () => void) {
    this.#client = client;
    this.#onState = onState;
    this.#onSaved = onSaved;
  }

  /** Reads the list, unless changes are under way: it is read after them anyway. */
  refresh = async (): Promise<void> => {
    if (this.#changes > 0) return;
    const mine = ++this.#reads;
    try {
      const tasks = await this.#client.listTasks({ sort: 'created' });
      if (mine !== this.#reads) return;
      const changed = changedIds(this.#state.tasks, tasks);
      const problem = this.#refused ? this.#state.problem : undefined;
      this.#set({ tasks, problem, ...(changed.size > 0 && { fresh: changed }) });
    } catch (error) {
      if (mine === this.#reads && !this.#refused) this.#set({ problem: wordsOf(error) });
    }
  };

  /**
   * @param requestKey the same for each try to add this one task
   * @returns whether it was saved
   */
  add(title: string, requestKey: string): Promise<boolean> {
    const now = new Date().toISOString();
    const draft: Task = {
      id: -++this.#made,
      user_id: '',
      title,
      description: null,
      completed: false,
      due_date: null,
      created_at: now,
      updated_at: now,
    };
    const without = (all: Task[]) => all.filter((task) => task.id !== draft.id);
    return this.#change({
      show: (all) => [...all, draft],
      call: async () => {
        const task = await this.#client.createTask({ title }, { idempotencyKey: requestKey });
        const replace = (all: Task[]) => [...without(all).filter(({ id }) => id !== task.id), task];
        this.#set({ tasks: replace(this.#state.tasks ?? []), fresh: new Set([task.id]) });
      },
      undo: without,
    });
  }

  /** @returns whether it was saved */
  update(task: Task, changes: TaskUpdate): Promise<boolean> {
    const put = (fields: Partial<Task>) => (all: Task[]) =>
      all.map((one) => (one.id === task.id ? { ...one, ...fields } : one));
    const shown = this.#state.tasks?.find(({ id }) => id === task.id) ?? task;
    const fields = Object.keys(changes) as (keyof TaskUpdate)[];
    return this.#change({
      show: put(changes as Partial<Task>),
      call: async () => void (await this.#client.updateTask(task.id, changes)),
      // Only what this change was about: another one may have been made since.
      undo: put(Object.fromEntries(fields.map((field) => [field, shown[field]]))),
    });
  }

  /** Deletes it for good. @returns whether it is gone */
  delete(task: Task): Promise<boolean> {
    return this.#change({
      show: (all) => all.filter(({ id }) => id !== task.id),
      call: async () => {
        await this.#client.deleteTask(task.id).catch((error: unknown) => {
          if (!isGone(error)) throw error;
        });
      },
      undo: (all) => [...all, task],
    });
  }

  /** Reads the list again and takes the words of a refused change away: somebody has seen them. */
  retry = (): Promise<void> => {
    this.#refused = false;
    return this.refresh();
  };

  async #change({ show, call, undo }: Change): Promise<boolean> {
    this.#changes++;
    // A read that began before this change would show the list without it.
    this.#reads++;
    this.#refused = false;
    this.#set({ tasks: show(this.#state.tasks ?? []), problem: undefined });
    const over = this.#queue.then(call);
    this.#queue = over.catch(() => undefined);
    let saved = true;
    try {
      await over;
      this.#onSaved();
    } catch (error) {
      saved = false;
      this.#refused = true;
      this.#set({ tasks: undo(this.#state.tasks ?? []), problem: wordsOf(error) });
    }
    this.#changes--;
    // What the server has is right, whatever happened on the way.
    void this.refresh();
    return saved;
  }

  #set(change: Partial<TaskListState>): void {
    this.#state = { ...this.#state, ...change };
    this.#onState(this.#state);
  }
}
