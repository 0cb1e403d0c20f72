import type { TaskGraph } from '@nx/devkit';
import type { Verdict } from '../../../cluster/src/outcome/verdict.ts';
import { sparedReason, type PlannedAction } from '../events/event.ts';
import { needsOf } from '../nx/tasks.ts';
import type { PipelineTask } from './kinds.ts';

export interface Decision {
  action: PlannedAction;
  reason: string;
  details?: string[];
}

export interface Known {
  graph: TaskGraph;
  tasks: PipelineTask[];
  /** Ids that Nx would restore from its cache. */
  cached: Set<string>;
  /** How things are, by task id, for each task that looks at something. */
  verdicts: Map<string, Verdict>;
}

/**
 * Decides for each task from the end of the chain backwards: what is as it should be needs nothing before it. So an image
 * that the node has is not built because Nx's cache was wiped, and an equal release asks for no image.
 */
export function decide({ graph, tasks, cached, verdicts }: Known): Map<string, Decision> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const decisions = new Map<string, Decision>();
  const needed = new Set(Object.values(graph.dependencies).flat());

  const visit = (id: string): void => {
    if (decisions.has(id)) return;
    const task = byId.get(id)!;
    const needs = needsOf(graph, id);
    const verdict = verdicts.get(id);
    if (task.kind === 'end') {
      decisions.set(id, { action: 'unchanged', reason: 'it has nothing to do by itself' });
      return needs.forEach(visit);
    }
    if (task.kind === 'cached') {
      decisions.set(id, cached.has(id) ? restored : missed);
      return needs.forEach(visit);
    }
    if (verdict?.equal) return void decisions.set(id, { action: 'unchanged', reason: verdict.reason });
    if (task.kind === 'image' && !needs.every((one) => cached.has(one))) {
      decisions.set(id, { action: 'unchanged', reason: 'it is built now, into the engine' });
      return needs.forEach(visit);
    }
    decisions.set(id, verdict ? { ...because(verdict) } : { action: 'run', reason: 'it looks by itself' });
    needs.forEach(visit);
  };

  // The ends of the chain, and what must hold whether or not something is deployed.
  for (const { id, kind } of tasks) {
    if (!needed.has(id) || kind === 'up' || kind === 'database' || kind === 'secrets') visit(id);
  }
  for (const { id } of tasks) if (!decisions.has(id)) decisions.set(id, spared);
  return decisions;
}

const restored: Decision = { action: 'cached', reason: "Nx's cache has it" };
const missed: Decision = { action: 'run', reason: "Nx's cache does not have it" };
const spared: Decision = { action: 'unchanged', reason: sparedReason };

const because = ({ reason, details }: Verdict): Decision => ({
  action: 'run',
  reason,
  ...(details ? { details } : {}),
});
