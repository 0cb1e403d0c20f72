import type { RunEvent, TaskState } from '../events/event.ts';

/** One task of a run, with its moments in seconds since the run began. */
export interface TaskTime {
  task: string;
  state: TaskState | 'running';
  reason: string;
  /** Why it was to run, where that differs from what it told in the end. */
  plannedReason?: string;
  details: string[];
  needs: string[];
  /** When it was known that there is such a task. */
  known: number;
  /** When the last thing that it needs had ended. */
  ready: number;
  /** When it began; undefined for a task that never did. */
  start?: number;
  end: number;
  saved?: number;
  /** What it waited for last. */
  waitedFor?: string;
  /** On the chain of tasks that made the run as long as it was. */
  critical: boolean;
}

export interface Timeline {
  run: Extract<RunEvent, { type: 'run-started' }> | undefined;
  end: Extract<RunEvent, { type: 'run-ended' }> | undefined;
  /** Length of the run. */
  seconds: number;
  /** In the order in which they began; those that never did come last. */
  tasks: TaskTime[];
  /** Names of the critical chain, the first first. */
  critical: string[];
}

/** Reads from the events what ran when, and what waited for what. A run that was cut off is read as far as it went. */
export function timeline(events: readonly RunEvent[]): Timeline {
  const end = events.findLast((one) => one.type === 'run-ended');
  const seconds = end?.seconds ?? events.at(-1)?.at ?? 0;
  const tasks = gather(events, seconds);
  const critical = criticalChain(tasks);
  for (const one of tasks.values()) one.critical = critical.includes(one.task);
  const sorted = [...tasks.values()].sort((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity) || 0);
  return { run: events.find((one) => one.type === 'run-started'), end, seconds, tasks: sorted, critical };
}

function gather(events: readonly RunEvent[], seconds: number): Map<string, TaskTime> {
  const tasks = new Map<string, TaskTime>();
  const get = (task: string, at: number): TaskTime => {
    let one = tasks.get(task);
    if (!one) {
      const empty = { state: 'running', reason: '', details: [], needs: [], critical: false } as const;
      one = { task, ...empty, details: [], needs: [], known: at, ready: at, end: seconds };
      tasks.set(task, one);
    }
    return one;
  };
  for (const event of events) {
    if (event.type === 'tasks-planned') {
      for (const { task, needs, reason, details } of event.tasks) {
        Object.assign(get(task, event.at), { needs, plannedReason: reason, details: details ?? [] });
      }
    }
    if (event.type === 'task-started') get(event.task, event.at).start = event.at;
    if (event.type === 'task-ended') {
      const one = get(event.task, Math.max(0, event.at - event.seconds));
      const began = event.state === 'skipped' ? undefined : Math.max(0, event.at - event.seconds);
      const start = one.start ?? began;
      Object.assign(one, { state: event.state, reason: event.reason, end: event.at });
      if (start !== undefined) one.start = start;
      if (event.saved !== undefined) one.saved = event.saved;
    }
  }
  for (const one of tasks.values()) waiting(one, tasks);
  return tasks;
}

function waiting(one: TaskTime, tasks: Map<string, TaskTime>): void {
  const needs = one.needs.flatMap((need) => tasks.get(need) ?? []);
  const last = needs.reduce<TaskTime | undefined>((a, b) => (a && a.end >= b.end ? a : b), undefined);
  if (!last || last.start === undefined || one.start === undefined) return;
  one.ready = Math.max(one.known, Math.min(last.end, one.start));
  if (last.end > one.known) one.waitedFor = last.task;
}

function criticalChain(tasks: Map<string, TaskTime>): string[] {
  const begun = [...tasks.values()].filter((one) => one.start !== undefined);
  let one = begun.reduce<TaskTime | undefined>((a, b) => (a && a.end >= b.end ? a : b), undefined);
  const chain: string[] = [];
  while (one && !chain.includes(one.task)) {
    chain.unshift(one.task);
    one = one.waitedFor === undefined ? undefined : tasks.get(one.waitedFor);
  }
  return chain;
}
