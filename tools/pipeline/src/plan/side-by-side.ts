import type { TaskGraph } from '@nx/devkit';
import { asProblem, type Problem } from '../../../../libs/problem/src/problem.ts';
import type { Outcome } from '../../../cluster/src/outcome/outcome.ts';
import { endPrograms } from '../../../cluster/src/programs/command.ts';
import type { TaskState } from '../events/event.ts';
import type { Run } from '../events/run.ts';
import { needsOf, pruned } from '../nx/tasks.ts';
import { interruption } from '../nx/told-run.ts';

interface Workers {
  /** Runs a part of the graph by Nx, and says of each task how it ended. @throws Problem of the first that failed */
  nx: (graph: TaskGraph, ended: (task: string, state: TaskState) => void) => Promise<void>;
  /** Does the work of one task in this process. @throws Problem */
  here: (task: string) => Promise<Outcome>;
  /** Tasks of Nx that are let go first, however they end; none is needed. */
  letFirst?: (task: string) => string[];
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a task graph with two kinds of workers: Nx for what it caches, this process for what only looks and repairs. Nx would start a
 * process for each of those, which costs more than most of them do. What does not depend on a failed task goes on to its end.
 * @throws Problem the first one; INTERRUPTED after a signal
 */
export async function runSideBySide(
  graph: TaskGraph,
  isHere: (task: string) => boolean,
  run: Run,
  { nx, here, letFirst = () => [] }: Workers,
): Promise<void> {
  const ids = Object.keys(graph.tasks);
  const forNx = new Set(ids.filter((id) => !isHere(id)));
  const results = new Map(ids.map((id) => [id, deferred()]));
  const problems: Problem[] = [];
  let interrupted = false;

  const doHere = async (id: string): Promise<void> => {
    const needs = await Promise.all(needsOf(graph, id).map((need) => results.get(need)?.promise ?? true));
    if (needs.every(Boolean)) await Promise.all(letFirst(id).map((one) => results.get(one)?.promise));
    if (interrupted || !needs.every(Boolean)) return results.get(id)!.resolve(false);
    run.taskStarted(id);
    try {
      const { kind, reason } = await here(id);
      run.taskEnded(id, kind, reason);
      results.get(id)!.resolve(true);
    } catch (error) {
      const problem = asProblem(error);
      problems.push(problem);
      run.taskEnded(id, interrupted ? 'stopped' : 'failed', problem.facts.code);
      results.get(id)!.resolve(false);
    }
  };
  const doNx = async (): Promise<void> => {
    const good = (state: TaskState) => state === 'done' || state === 'cached' || state === 'unchanged';
    try {
      if (forNx.size) await nx(pruned(graph, forNx), (id, state) => results.get(id)?.resolve(good(state)));
    } catch (error) {
      problems.push(asProblem(error));
    }
    for (const id of forNx) results.get(id)!.resolve(false);
  };

  const interrupt = () => {
    interrupted = true;
    void endPrograms('SIGTERM');
  };
  for (const signal of signals) process.on(signal, interrupt);
  try {
    await Promise.all([doNx(), ...ids.filter((id) => !forNx.has(id)).map(doHere)]);
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
  }
  if (interrupted) throw problems.find(({ facts }) => facts.code === 'INTERRUPTED') ?? interruption();
  if (problems[0]) throw problems[0];
}

/** Whether Nx's part can be run by itself: none of its tasks needs one that is done here. */
export const isSeparable = (graph: TaskGraph, isHere: (task: string) => boolean): boolean =>
  Object.keys(graph.tasks).every((id) => isHere(id) || !needsOf(graph, id).some(isHere));

function deferred(): { promise: Promise<boolean>; resolve: (good: boolean) => void } {
  let resolve: (good: boolean) => void = () => undefined;
  const promise = new Promise<boolean>((settle) => (resolve = settle));
  return { promise, resolve };
}
