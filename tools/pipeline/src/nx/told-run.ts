import type { TaskGraph } from '@nx/devkit';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../../../libs/problem/src/problem.ts';
import { readProblem } from '../../../../libs/problem/src/read-problem.ts';
import { toldOutcome } from '../../../cluster/src/outcome/handover.ts';
import { dataFolder } from '../../../settings/src/paths.ts';
import { redact } from '../../../settings/src/redact.ts';
import type { TaskState } from '../events/event.ts';
import type { Run } from '../events/run.ts';
import { runTasks } from './run-tasks.ts';
import type { Workspace } from './workspace.ts';

interface Options {
  /** The folder of `openHandover`, opened before anything was hashed. */
  handover: string;
  /** Told of each task when it has ended, after the run was. */
  ended?: (task: string, state: TaskState) => void;
  /** Why a task runs, for one that says nothing by itself. */
  reason?: (task: string) => string;
  /** Shows all that the tasks print. */
  verbose?: boolean;
}

/**
 * Runs tasks and tells a run of each. What they print is kept in `.data/logs/nx.log`, without secrets.
 * @throws Problem the failed task's own one, or TASK-FAILED with its last lines; INTERRUPTED after Ctrl-C
 */
export async function runTold(
  workspace: Workspace,
  graph: TaskGraph,
  run: Run,
  { handover, ended: tell = () => undefined, reason = () => '', verbose = false }: Options,
): Promise<void> {
  const printed: string[] = [];
  const ended = await runTasks(workspace, graph, {
    started: (task) => run.taskStarted(task),
    ended: (task, state, output) => {
      printed.push(`> ${task}: ${state}\n${output}`);
      if (verbose && output.trim()) run.note(output.trimEnd());
      const told = toldOutcome(handover, task);
      run.taskEnded(task, state === 'done' && told ? told.kind : state, told?.reason ?? reason(task));
      tell(task, state);
    },
  });
  const logs = join(dataFolder, 'logs');
  mkdirSync(logs, { recursive: true });
  writeFileSync(join(logs, 'nx.log'), redact(`${printed.join('\n')}\n`), { mode: 0o600 });
  if (ended.state === 'interrupted') throw interruption();
  const [failed] = ended.failed;
  if (failed) throw taskProblem(failed.task, failed.output);
}

/** The Problem of a run that a signal ended. */
export function interruption(): Problem {
  return new Problem({
    code: 'INTERRUPTED',
    what: 'the run was interrupted',
    where: 'npm start',
    cause: 'Ctrl-C, or a signal from outside',
    next: 'npm start (it goes on from here)',
    class: 'interrupted',
  });
}

function taskProblem(task: string, output: string): Problem {
  return (
    readProblem(output) ??
    new Problem({
      code: 'TASK-FAILED',
      what: `${task} failed`,
      where: task,
      cause: 'see the lines above; all of it is in .data/logs/nx.log',
      next: `npx nx run ${task}`,
      words: output,
    })
  );
}
