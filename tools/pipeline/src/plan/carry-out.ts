import { handImages } from '../../../cluster/src/outcome/handover.ts';
import type { TaskState } from '../events/event.ts';
import type { Run } from '../events/run.ts';
import { keepInputs, keptInputs, readInputs, type InputsRecord } from '../nx/task-inputs.ts';
import { runTold } from '../nx/told-run.ts';
import type { Plan } from './plan.ts';
import { isSeparable, runSideBySide } from './side-by-side.ts';
import { buildsBefore } from './few-cores.ts';
import { doHere, isDoneHere } from './steps-here.ts';

interface Options {
  /** The folder of `openHandover`, opened before the plan was made. */
  handover: string;
  /** Shows all that the tasks print. */
  verbose?: boolean;
}

/** Runs what a plan says and tells the run of every task, also of those with nothing to do. @throws as `runTold` */
export async function carryOut(plan: Plan, run: Run, { handover, verbose = false }: Options): Promise<void> {
  for (const { task, action, reason } of plan.tasks)
    if (action === 'unchanged') run.taskEnded(task, 'unchanged', reason);
  const { workspace, toRun } = plan;
  // What the tasks are made from is read while they run: a file that is saved meanwhile counts as changed next time.
  const inputs = unrecordedInputs(plan);
  const built = new Set<string>();
  if (Object.keys(toRun.tasks).length > 0) {
    handImages(handover, plan.images);
    const reasons = new Map(plan.tasks.map(({ task, reason }) => [task, reason]));
    const nx = (graph: typeof toRun, tell: Tell = () => undefined) =>
      runTold(workspace, graph, run, {
        handover,
        verbose,
        reason: (task) => reasons.get(task) ?? '',
        ended: (task, state) => {
          if (state === 'done' || state === 'cached') built.add(task);
          tell(task, state);
        },
      });
    const isHere = isDoneHere(plan);
    try {
      if (isSeparable(toRun, isHere))
        await runSideBySide(toRun, isHere, run, {
          nx,
          here: (task) => doHere(plan, task),
          letFirst: buildsBefore(plan),
        });
      else await nx(toRun);
    } catch (error) {
      const made = Object.entries(await inputs).filter(([task]) => built.has(task));
      keepInputs(Object.fromEntries(made));
      throw error;
    }
  }
  // All of it is in use now, whether it was made by this run or was there.
  keepInputs(await inputs);
}

type Tell = (task: string, state: TaskState) => void;

/** The inputs of the tasks whose record is of another state; of none in most runs. */
async function unrecordedInputs({ workspace, hashed, kinds }: Plan): Promise<Record<string, InputsRecord>> {
  const cached = kinds.filter(({ kind }) => kind === 'cached').map(({ id }) => id);
  const missing = cached.filter((id) => keptInputs(id)?.hash !== hashed.graph.tasks[id]!.hash);
  return missing.length ? readInputs(workspace, hashed.graph, missing) : {};
}
