import type { TaskGraph } from '@nx/devkit';
import type { TaskState } from '../events/event.ts';
import { invokeTasksRunner, type LifeCycle, type TaskResult } from './internals.ts';
import type { Workspace } from './workspace.ts';

/** Is told of each task as it starts and ends, in the order in which it happens. */
export interface TaskWatcher {
  started(task: string): void;
  /** `output`: all that the task printed. */
  ended(task: string, state: TaskState, output: string): void;
}

export interface TasksEnded {
  /** `interrupted`: a signal ended the run; Nx has stopped its children. */
  state: 'succeeded' | 'failed' | 'interrupted';
  /** The tasks that failed by themselves, the first first. */
  failed: { task: string; output: string }[];
}

/**
 * Runs the tasks of a graph in this process, as `nx run-many` would: from Nx's cache where it can, side by side where
 * the graph lets it. Tasks that do not depend on a failed one go on to their end.
 */
export async function runTasks(
  { graph: projectGraph, nxJson }: Workspace,
  taskGraph: TaskGraph,
  watcher: TaskWatcher,
  parallel = 6,
): Promise<TasksEnded> {
  const tasks = Object.values(taskGraph.tasks);
  const failed: TasksEnded['failed'] = [];
  const outputs = new Map<string, string>();
  const lifeCycle: LifeCycle = {
    startTasks: (started) => started.forEach((task) => watcher.started(task.id)),
    printTaskTerminalOutput: (task, _status, output) => void outputs.set(task.id, output),
    endTasks: (results) => {
      for (const result of results) {
        const state = stateOf(result);
        const output = result.terminalOutput ?? outputs.get(result.task.id) ?? '';
        if (state === 'failed') failed.push({ task: result.task.id, output });
        watcher.ended(result.task.id, state, output);
      }
    },
  };
  // Children of this process inherit its flags, and with them a loader of TypeScript that Nx brings itself.
  process.execArgv = [];
  const { wasInterrupted, restore } = keepStreams();
  try {
    const results = await invokeTasksRunner({
      tasks,
      projectGraph,
      taskGraph,
      lifeCycle,
      nxJson,
      nxArgs: { parallel, skipNxCache: false, outputStyle: 'static' },
      loadDotEnvFiles: true,
      initiatingProject: null,
      initiatingTasks: tasks,
    });
    for (const { id } of tasks) {
      const { status } = results[id] ?? { status: 'skipped' };
      if (status === 'skipped') watcher.ended(id, 'skipped', '');
    }
    const state = wasInterrupted() ? 'interrupted' : failed.length ? 'failed' : 'succeeded';
    return { state, failed };
  } finally {
    restore();
  }
}

function stateOf({ status }: TaskResult): TaskState {
  if (status === 'success') return 'done';
  if (status === 'failure') return 'failed';
  if (status === 'stopped' || status === 'skipped') return status;
  return 'cached';
}

/** After Ctrl-C Nx replaces the `write` of both streams by one that does nothing, and it never brings them back. */
function keepStreams(): { wasInterrupted: () => boolean; restore: () => void } {
  const own = [process.stdout, process.stderr].map((stream) => [stream, stream.write] as const);
  let interrupted = false;
  const note = () => void (interrupted = true);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, note);
  return {
    wasInterrupted: () => interrupted,
    restore: () => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, note);
      for (const [stream, write] of own) stream.write = write;
    },
  };
}
