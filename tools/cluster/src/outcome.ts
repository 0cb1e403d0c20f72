import { appendFileSync } from 'node:fs';
import { asProblem } from '../../../libs/problem/src/problem.ts';

/** What a target that is never cached did: `done` something, or found it `unchanged`. */
export interface Outcome {
  kind: 'done' | 'unchanged';
  /** One sentence: what was done, or why nothing was. */
  reason: string;
}

export const done = (reason: string): Outcome => ({ kind: 'done', reason });
export const unchanged = (reason: string): Outcome => ({ kind: 'unchanged', reason });

/** Marks in front of an outcome's line. */
export const marks = { done: '✓', unchanged: '○' } as const;

/** Names a file to which each step appends its outcome as a JSON line: how the progress display learns of it. */
export const outcomesVariable = 'TODO_OUTCOMES_FILE';

export interface OutcomeRecord extends Outcome {
  /** `project:target` */
  task: string;
}

function record(outcome: Outcome, context: ExecutorFacts): void {
  const file = process.env[outcomesVariable];
  const entry: OutcomeRecord = { task: `${context.projectName}:${context.targetName}`, ...outcome };
  if (file) appendFileSync(file, `${JSON.stringify(entry)}\n`);
}

/** Turns a step into an Nx executor: prints its outcome or its problem, and tells Nx which. */
export function asExecutor<O>(step: (options: O, context: ExecutorFacts) => Promise<Outcome>) {
  return async (options: O, context: ExecutorFacts): Promise<{ success: boolean }> => {
    try {
      const outcome = await step(options, context);
      record(outcome, context);
      process.stdout.write(`${marks[outcome.kind]} ${outcome.reason}\n`);
      return { success: true };
    } catch (error) {
      process.stderr.write(`${asProblem(error).explain()}\n`);
      return { success: false };
    }
  };
}

/** The part of Nx's ExecutorContext that is read here. */
export interface ExecutorFacts {
  root: string;
  projectName?: string;
  targetName?: string;
  configurationName?: string;
}
