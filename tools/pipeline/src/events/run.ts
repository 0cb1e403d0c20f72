import { asProblem, type Problem } from '../../../../libs/problem/src/problem.ts';
import type { Outcome } from '../../../cluster/src/outcome/outcome.ts';
import type { Durations } from './durations.ts';
import type { PlannedTask, RunEvent, TaskState } from './event.ts';
import { knownSecrets, redactDeep } from '../../../settings/src/redact.ts';
import { runId } from './run-id.ts';
import { stamped, type NewEvent } from './stamp.ts';
import { markTold } from './told.ts';
import type { View } from './view.ts';
import { whySkipped } from './why-skipped.ts';

export interface RunFacts {
  command: string;
  target: string;
  configuration?: string;
  views: View[];
  /** What must not be shown; default: the secrets of .env and of the environment. */
  secrets?: () => string[];
  /** How long each task took when it last ran; without it nothing is known to be saved. */
  durations?: Durations;
}

const open = new Set<Run>();

/** Runs of this process that have not ended. */
export const openRuns = (): Run[] => [...open];

/** One run: stamps its events, takes the secrets out, and hands them to every view. */
export class Run {
  readonly id: string;
  readonly #began = performance.now();
  readonly #views: View[];
  readonly #secrets: () => string[];
  readonly #durations: Durations | undefined;
  readonly #events: RunEvent[] = [];
  readonly #planned = new Map<string, PlannedTask>();
  readonly #started = new Map<string, number>();
  readonly #ended = new Map<string, TaskState>();
  readonly #problems: Problem[] = [];
  #over = false;

  constructor({ command, target, configuration, views, secrets = knownSecrets, durations }: RunFacts) {
    this.#views = views;
    this.#secrets = secrets;
    this.#durations = durations;
    const now = new Date();
    this.id = runId(now);
    open.add(this);
    this.emit({
      type: 'run-started',
      schema: 1,
      run: this.id,
      time: now.toISOString(),
      command,
      target,
      ...(configuration ? { configuration } : {}),
    });
    if (durations?.fault) this.note(`! ${durations.fault}`);
  }

  /** Everything that was emitted so far, without secrets. */
  get events(): readonly RunEvent[] {
    return this.#events;
  }

  /** `true` when every task so far found its work done already. */
  get nothingDone(): boolean {
    return ![...this.#ended.values()].some((state) => state === 'done' || state === 'failed');
  }

  emit(event: NewEvent): void {
    // What comes after the end has nobody to read it; a view that is closed must not write again.
    if (this.#over) return;
    const at = this.#now();
    const whole = redactDeep(stamped(event, at), this.#secrets());
    this.#events.push(whole);
    if (event.type === 'tasks-planned') for (const one of event.tasks) this.#planned.set(one.task, one);
    if (event.type === 'task-started') this.#started.set(event.task, at);
    if (event.type === 'task-ended') this.#ended.set(event.task, event.state);
    for (const view of this.#views) view.on(whole);
  }

  /** What is going to be done. Steps that are not in it may still be added by `taskStarted`. */
  tasksPlanned(tasks: PlannedTask[]): void {
    this.emit({ type: 'tasks-planned', tasks });
  }

  taskStarted(task: string): void {
    this.emit({ type: 'task-started', task });
  }

  /**
   * `reason`: '' for the planned one. `saved` is looked up when it is not given: the seconds that the same task took
   * when it last ran.
   */
  taskEnded(task: string, state: TaskState, reason: string, saved?: number): void {
    const seconds = round(this.#now() - (this.#started.get(task) ?? this.#now()));
    if (state === 'done' && this.#started.has(task)) this.#durations?.set(task, seconds);
    const spared =
      state === 'cached' || state === 'unchanged' ? (saved ?? this.#durations?.get(task)) : undefined;
    this.emit({
      type: 'task-ended',
      task,
      state,
      seconds,
      reason: reason || (this.#planned.get(task)?.reason ?? ''),
      ...(spared === undefined ? {} : { saved: spared }),
    });
  }

  /** Runs a step outside Nx as a task of its own; `what` says what it does while it runs. */
  async step(name: string, what: string, work: () => Promise<Outcome>): Promise<void> {
    if (!this.#planned.has(name)) {
      this.tasksPlanned([{ task: name, needs: [], action: 'run', reason: what }]);
    }
    this.taskStarted(name);
    try {
      const outcome = await work();
      this.taskEnded(name, outcome.kind, outcome.reason);
    } catch (error) {
      const { class: kind, code } = asProblem(error).facts;
      this.taskEnded(name, kind === 'interrupted' ? 'stopped' : 'failed', code);
      throw error;
    }
  }

  /** Does the work of a run; what it throws is told, ends the run, and is thrown on. */
  async guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const problem = asProblem(error);
      this.problem(problem);
      this.end(problem.facts.class === 'interrupted' ? 'interrupted' : 'failed');
      throw problem;
    }
  }

  note(text: string): void {
    this.emit({ type: 'note', text });
  }

  /** Tells a problem; the same one only once. */
  problem(problem: Problem): void {
    if (this.#over || this.#problems.includes(problem)) return;
    this.#problems.push(problem);
    const { class: _class, ...facts } = problem.facts;
    this.emit({ type: 'problem', problem: facts });
  }

  /** Ends the run: tasks that still run are `stopped`, those that were never begun `skipped`. The views are closed. */
  end(state: 'ready' | 'failed' | 'interrupted', url?: string): void {
    if (this.#over) return;
    for (const task of this.#started.keys()) {
      if (!this.#ended.has(task))
        this.taskEnded(task, 'stopped', state === 'interrupted' ? 'interrupted' : 'the run ended before it');
    }
    for (const task of this.#planned.keys()) {
      if (!this.#ended.has(task))
        this.taskEnded(task, 'skipped', whySkipped(task, this.#planned, this.#ended));
    }
    const report = this.#views.map((view) => view.report?.(this.id)).find(Boolean);
    this.emit({
      type: 'run-ended',
      state,
      seconds: this.#now(),
      nothingDone: this.nothingDone,
      ...(url ? { url } : {}),
      ...(report ? { report } : {}),
    });
    this.#over = true;
    open.delete(this);
    this.#durations?.save();
    for (const view of this.#views) view.close();
    if (this.#views.some((view) => view.tellsProblems)) this.#problems.forEach(markTold);
  }

  #now(): number {
    return round((performance.now() - this.#began) / 1000);
  }
}

const round = (seconds: number): number => Math.round(seconds * 1000) / 1000;
