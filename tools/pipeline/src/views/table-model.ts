import { sparedReason, type PlannedTask, type RunEvent } from '../events/event.ts';
import { runTitle } from './ending.ts';
import type { RowState } from './look.ts';

export interface Row {
  task: string;
  needs: string[];
  state: RowState;
  /** Why it runs; when it has ended, what it did or why nothing was to do. */
  reason: string;
  /** Seconds since the run began. */
  startedAt?: number;
  /** Which one to end it was, from 0. */
  endedAs?: number;
  seconds?: number;
}

/** What the table shows, gathered from the events. */
export class TableModel {
  title = '';
  rows: Row[] = [];
  saved = 0;
  readonly #byTask = new Map<string, Row>();
  #ended = 0;

  on(event: RunEvent): void {
    switch (event.type) {
      case 'run-started': {
        this.title = runTitle(event);
        break;
      }
      case 'tasks-planned':
        this.#plan(event.tasks);
        break;
      case 'task-started':
        Object.assign(this.#row(event.task), { state: 'running', startedAt: event.at });
        break;
      case 'task-ended': {
        const { state, reason, seconds } = event;
        this.saved += event.saved ?? 0;
        if (reason === sparedReason) break;
        Object.assign(this.#row(event.task), { state, reason, seconds, endedAs: this.#ended++ });
        break;
      }
    }
  }

  /** Nothing runs and nothing waits. */
  get atRest(): boolean {
    return this.rows.every((row) => row.endedAs !== undefined);
  }

  /** Tasks that this one still waits for. */
  waitsFor(row: Row): string[] {
    return row.needs.filter((task) => {
      const other = this.#byTask.get(task);
      return other !== undefined && other.endedAs === undefined;
    });
  }

  #plan(tasks: PlannedTask[]): void {
    for (const { task, needs, reason } of tasks.filter((one) => one.reason !== sparedReason)) {
      const row = this.#row(task);
      row.needs = needs;
      if (row.endedAs === undefined) row.reason = reason;
    }
    this.rows = inGraphOrder(this.rows);
  }

  #row(task: string): Row {
    let row = this.#byTask.get(task);
    if (!row) {
      row = { task, needs: [], state: 'waits', reason: '' };
      this.#byTask.set(task, row);
      this.rows.push(row);
    }
    return row;
  }
}

/** What is needed stands above what needs it; else the order stays. A circle, which no plan should have, is left as it is. */
export function inGraphOrder<T extends { task: string; needs: string[] }>(rows: T[]): T[] {
  const byTask = new Map(rows.map((row) => [row.task, row]));
  const placed = new Set<T>();
  const open = new Set<T>();
  const place = (row: T): void => {
    if (placed.has(row) || open.has(row)) return;
    open.add(row);
    for (const need of row.needs) {
      const other = byTask.get(need);
      if (other) place(other);
    }
    open.delete(row);
    placed.add(row);
  };
  rows.forEach(place);
  return [...placed];
}
