import type { ProblemFacts } from '../../../../libs/problem/src/problem.ts';

/** How a task ended. `cached`: Nx restored its outputs; `skipped`: what it needs failed; `stopped`: interrupted. */
export type TaskState = 'done' | 'unchanged' | 'cached' | 'failed' | 'skipped' | 'stopped';

/** What a task of the plan would do: run, come from Nx's cache, or nothing. */
export type PlannedAction = 'run' | 'cached' | 'unchanged';

/** The reason of a task that has nothing to do because nothing that follows needs it; people are not shown these. */
export const sparedReason = 'nothing that follows needs it';

export interface PlannedTask {
  /** `project:target`, with `:configuration` where there is one; a step outside Nx has a plain name. */
  task: string;
  /** Tasks of this plan that end before it begins. */
  needs: string[];
  action: PlannedAction;
  /** One sentence: why it would run, or why nothing is to do. */
  reason: string;
  /** Files that changed, lines that differ. */
  details?: string[];
}

/** Seconds since the run began, from a clock that never jumps. */
interface At {
  at: number;
}

/** One event of a run; `--json` prints one a line. `schema` rises when a field changes its meaning or goes. */
export type RunEvent = At &
  (
    | {
        type: 'run-started';
        schema: 1;
        /** Sorts by time: `20261123T063128Z-4711`. */
        run: string;
        /** ISO 8601; the only wall-clock time. */
        time: string;
        command: string;
        target: string;
        configuration?: string;
      }
    | { type: 'tasks-planned'; tasks: PlannedTask[] }
    | { type: 'task-started'; task: string }
    | {
        type: 'task-ended';
        task: string;
        state: TaskState;
        seconds: number;
        reason: string;
        /** Seconds that the same work took when it last ran, for a task that had nothing to do. */
        saved?: number;
      }
    | { type: 'note'; text: string }
    | { type: 'problem'; problem: ProblemFacts }
    | {
        type: 'run-ended';
        state: 'ready' | 'failed' | 'interrupted';
        seconds: number;
        nothingDone: boolean;
        url?: string;
        /** The report's file, from the workspace root. */
        report?: string;
      }
  );
