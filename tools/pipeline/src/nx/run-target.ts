import { closeHandover, openHandover } from '../../../cluster/src/outcome/handover.ts';
import type { Run } from '../events/run.ts';
import { hashedTasks, needsOf, type Asked } from './tasks.ts';
import { runTold } from './told-run.ts';
import { openWorkspace } from './workspace.ts';

/** Runs a target with all that it needs, as `nx run-many` would, and tells the run of each task. @throws as `runTold` */
export async function runTarget(run: Run, asked: Asked, verbose = false): Promise<void> {
  const handover = openHandover();
  try {
    const workspace = await openWorkspace();
    const { graph, cached } = await hashedTasks(workspace, asked);
    run.tasksPlanned(
      Object.keys(graph.tasks).map((task) => ({
        task,
        needs: needsOf(graph, task),
        ...(cached.has(task)
          ? { action: 'cached', reason: "Nx's cache has it" }
          : { action: 'run', reason: "Nx's cache does not have it" }),
      })),
    );
    await runTold(workspace, graph, run, { handover, verbose });
  } finally {
    closeHandover(handover);
  }
}
