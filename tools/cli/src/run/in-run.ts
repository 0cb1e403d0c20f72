import { asProblem } from '../../../../libs/problem/src/problem.ts';
import type { Run } from '../../../pipeline/src/events/run.ts';
import { openRun } from '../../../pipeline/src/open-run.ts';

type Facts = Parameters<typeof openRun>[0];
type Choice = Parameters<typeof openRun>[1];

/** Does a command's work as one run: its steps are shown as they go, and the run ends whatever happens. */
export async function inRun<T>(facts: Facts, choice: Choice, work: (run: Run) => Promise<T>): Promise<T> {
  const run = openRun(facts, choice);
  try {
    const result = await work(run);
    run.end('ready');
    return result;
  } catch (error) {
    const problem = asProblem(error);
    run.problem(problem);
    run.end(problem.facts.class === 'interrupted' ? 'interrupted' : 'failed');
    throw problem;
  }
}

/** Waits for all, then throws the first failure: nothing goes on behind the message that a person reads. */
export async function allEnded(work: Promise<unknown>[]): Promise<void> {
  const ended = await Promise.allSettled(work);
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}
