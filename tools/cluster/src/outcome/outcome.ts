import { asProblem } from '../../../../libs/problem/src/problem.ts';
import { redact } from '../../../settings/src/redact.ts';
import { tellOutcome } from './handover.ts';

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

export interface OutcomeRecord extends Outcome {
  /** `project:target` */
  task: string;
}

/** Turns a step into an Nx executor: prints its outcome or its problem, and tells Nx which. */
export function asExecutor<O>(step: (options: O, context: ExecutorFacts) => Promise<Outcome>) {
  const executor = async (options: O, context: ExecutorFacts): Promise<{ success: boolean }> => {
    try {
      const outcome = await step(options, context);
      tellOutcome({ task: `${context.projectName}:${context.targetName}`, ...outcome });
      process.stdout.write(`${marks[outcome.kind]} ${redact(outcome.reason)}\n`);
      return { success: true };
    } catch (error) {
      process.stderr.write(`${redact(asProblem(error).explain())}\n`);
      return { success: false };
    }
  };
  // For a run that does the work in its own process.
  return Object.assign(executor, { step });
}

/** The part of Nx's ExecutorContext that is read here. */
export interface ExecutorFacts {
  root: string;
  projectName?: string;
  targetName?: string;
  configurationName?: string;
}
